import {type BoardInfo, LEADERS_PRESET} from '../../model/index.js';

/**
 * The Leaders' Message Board preset with a name of its own, room for English titles, which need more than 22 characters, and figures from
 * three cases on: it is a small county.
 */
export const BOARD: BoardInfo = {
  ...LEADERS_PRESET,
  name: {en: 'Qinghe County Message Board', 'zh-Hans': '清禾县留言板'},
  languages: ['zh-Hans', 'en'],
  figuresMinimum: 3,
  limits: {...LEADERS_PRESET.limits, title: 60},
};
