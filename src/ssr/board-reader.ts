import type {BoardAdapter} from '../adapter/index.js';

/** What rendering asks of a backend: to read as a visitor does. Any `BoardAdapter` does it. */
export type BoardReader = Pick<BoardAdapter, 'name' | 'capabilities' | 'getBoard' | 'listPlaces' | 'getPlacePath' | 'listAgencies' | 'listMessages' | 'getMessage' | 'listAnswers' | 'countMessages' | 'getFigures'>;
