import {ELEMENTS} from '../../src/define/elements.js';

/** Defines every element; each comes when its file has. */
export function allElements(): void {
  for (const fetchElement of Object.values(ELEMENTS)) void fetchElement();
}
