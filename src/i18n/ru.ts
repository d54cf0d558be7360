import {account} from './ru/account.js';
import {administration} from './ru/administration.js';
import {citizen} from './ru/citizen.js';
import {desk} from './ru/desk.js';
import {office} from './ru/office.js';
import {reading} from './ru/reading.js';
import {writing} from './ru/writing.js';
import type {Language} from './strings.js';

/** Russian, formal and plain as public services write; in parts: reading, writing, the handling of a message, staff's lists, administration. */
export const ru: Language = {tag: 'ru', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading, ...writing}};
