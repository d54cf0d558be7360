import {buttons} from './buttons.js';
import {fields} from './fields.js';

/** Buttons and form fields, for elements that have both from the beginning. */
export const controls = [fields, buttons];
