import {citizen} from './ar/citizen.js';
import {desk} from './ar/desk.js';
import type {Language} from './strings.js';

/** Modern standard Arabic, in the voice of a public service; in two halves: what citizens meet, and what is left. */
export const ar: Language = {tag: 'ar', strings: {...citizen, ...desk}};
