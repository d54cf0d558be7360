import {type BoardInfo, LEADERS_PRESET} from '../../model/index.js';

/** The Leaders' Message Board preset with a name of its own and room for English titles, which need more than 22 characters. */
export const BOARD: BoardInfo = {
  ...LEADERS_PRESET,
  name: {en: 'Qinghe County Message Board', 'zh-Hans': '清禾县留言板'},
  languages: ['zh-Hans', 'en'],
  limits: {...LEADERS_PRESET.limits, title: 60},
};
