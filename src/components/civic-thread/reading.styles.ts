import {answerStyles} from './answer.styles.js';
import {stepStyles} from './step.styles.js';

/** The looks of what a message is made of wherever it is read: answers, quotes, verdicts, what happened. The same for the public and at a desk. */
export const readingStyles = [answerStyles, stepStyles];
