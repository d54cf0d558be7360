import type {TemplateResult} from 'lit';
import type {Answer} from '../../model/view.js';
import {plainAnswerView} from './plain-answer-view.js';
import type {Reading} from './reading.js';
import {verdictView} from './verdict-view.js';

/** One answer, as its readers see it. */
export function answerView(reading: Reading, answer: Answer): TemplateResult {
  return plainAnswerView(reading, answer, verdictView(reading, answer));
}
