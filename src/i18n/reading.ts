import type {Strings} from './strings.js';

/** The sections that readers meet. They come first, a third of a language: whoever writes, and staff, get the whole of it. */
export const READING = ['status', 'errors', 'common', 'list', 'replies', 'thread', 'live', 'follow', 'report', 'share', 'gallery', 'theme', 'figures', 'reasons'] as const satisfies readonly (keyof Strings)[];

/** What a language says in them. */
export type Reading = Pick<Strings, (typeof READING)[number]>;
