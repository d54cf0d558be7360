import type {Language} from './strings.js';
import {account} from './ug/account.js';
import {administration} from './ug/administration.js';
import {citizen} from './ug/citizen.js';
import {desk} from './ug/desk.js';
import {office} from './ug/office.js';
import {reading} from './ug/reading.js';
import {writing} from './ug/writing.js';
import {written} from './ug/written.js';

/** Uyghur in Arabic script. No speaker has read it yet: see CONTRIBUTING on how to. */
export const ug: Language = {tag: 'ug', review: 'needed', written, strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading, ...writing}};
