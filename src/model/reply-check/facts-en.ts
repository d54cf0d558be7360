import type {Patterns} from './acts.js';
import type {Fact} from './facts.js';
import {oneOf, pattern} from './words.js';

/** What is done to a message and not to the matter. */
const FORMULA = oneOf(`received noted registered recorded logged read forwarded passed referred handed transferred escalated sent shared relayed submitted brought taken allocated assigned asked instructed
  informed notified contacted considered reviewed handled processed answered addressed given been closed\\b.{0,4}$`);
const DEED = oneOf('repaired removed installed completed fined closed replaced cleared issued inspected approved opened cleaned refunded ordered fixed built paid visited measured');
const UNIT = oneOf('days? weeks? months? hours? minutes? euros? dollars? pounds? % percent metres? meters? km people households? lamps? trees? places?');
const MONTH = oneOf('january february march april may june july august september october november december');

/** What answers in English say when they say something. */
export const FACTS_EN: Patterns<Fact> = {
  answer: [/^(?:yes|no)\b|^(?:it|this|that) is (?:not )?(?:possible|allowed|permitted|free|required|necessary|forbidden|legal|illegal)\b/],
  done: [
    pattern('\\b(?:was|were|has been|have been|had been) (?:\\w{1,14}ly )?(?!', FORMULA, ')\\w{2,14}(?:ed|en|uilt|aid|old|cut|un)\\b'),
    pattern('\\b(?:we|they|our \\w{1,20}|workers|inspectors|the \\w{1,20}) (?:have )?', DEED, '\\b'),
  ],
  found: [/\b(?:inspection|inspected|found that|investigation (?:showed|found)|on site|our records show)\b/],
  ground: [/\b(?:section|article|act|regulation|by-?law|ordinance|code|§) ?\d/],
  amount: [pattern('\\b\\d[\\d,.]{0,12} ?', UNIT, '(?![a-z])|[$€£]\\d|\\b(?:\\d{1,2} )?', MONTH, '\\b')],
  plan: [/\b(?:planned|scheduled|expected|by the end of|next (?:week|month|year|spring|summer|autumn|winter))\b/],
  step: [/\b(?:apply|register|sign up|enrol|collect|pick up|hand in|download|pay) (?:\w{1,20} ){0,4}(?:at|in|on|from|with|through|online)\b/],
  condition: [/\b(?:must|may not|cannot|is required|are required|entitled|eligible|valid|provided that)\b/],
  state: [/\b(?:because|due to|since|as a result|therefore)\b/],
  'detail-wanted': [/\b(?:please (?:send|give|tell) us (?:the|your)|we need (?:the|your))\b/],
};
