import {account} from './bo/account.js';
import {administration} from './bo/administration.js';
import {citizen} from './bo/citizen.js';
import {desk} from './bo/desk.js';
import {office} from './bo/office.js';
import {reading} from './bo/reading.js';
import {writing} from './bo/writing.js';
import {written} from './bo/written.js';
import type {Language} from './strings.js';

/** Tibetan. No speaker has read it yet: see CONTRIBUTING on how to. */
export const bo: Language = {tag: 'bo', review: 'needed', written, strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading, ...writing}};
