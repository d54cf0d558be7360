import type {Language} from './strings.js';
import {account} from './zh-hans/account.js';
import {administration} from './zh-hans/administration.js';
import {citizen} from './zh-hans/citizen.js';
import {desk} from './zh-hans/desk.js';
import {office} from './zh-hans/office.js';
import {reading} from './zh-hans/reading.js';

/** Simplified Chinese, in the words of the Leaders' Message Board; in parts: what citizens meet, what is left, and what only staff meet. */
export const zhHans: Language = {tag: 'zh-Hans', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
