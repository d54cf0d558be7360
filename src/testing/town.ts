import type {Town} from '../model/index.js';
import {ACCOUNTS} from './town/accounts.js';
import {ANSWERED} from './town/answered.js';
import {BOARD} from './town/board.js';
import {CLOSELY_WATCHED} from './town/closely-watched.js';
import {OPEN} from './town/open.js';
import {AGENCIES, PLACES} from './town/places.js';
import {TEMPLATES} from './town/templates.js';
import {UNLISTED} from './town/unlisted.js';

export {viewerOf} from './town/accounts.js';
export {type Opening, type Step, story} from './town/story.js';
export type {SeedMessage, Town, TownAccount} from '../model/index.js';

/**
 * Qinghe County: a made-up county with its places, agencies, accounts and messages of October and November 2026 in every
 * state. Times are fixed, and every event was made by the model's own rules.
 */
export const TOWN: Town = {
  board: BOARD,
  places: PLACES,
  agencies: AGENCIES,
  accounts: ACCOUNTS,
  messages: [...ANSWERED, ...OPEN, ...CLOSELY_WATCHED, ...UNLISTED],
  templates: TEMPLATES,
};
