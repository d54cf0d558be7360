import {account} from './ar/account.js';
import {administration} from './ar/administration.js';
import {citizen} from './ar/citizen.js';
import {desk} from './ar/desk.js';
import {office} from './ar/office.js';
import {reading} from './ar/reading.js';
import type {Language} from './strings.js';

/** Modern standard Arabic, in the voice of a public service; in parts: what citizens meet, what is left, and what only staff meet. */
export const ar: Language = {tag: 'ar', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
