import type {Owner} from './owner.js';

/** What the keys of notes begin with; the address of the form follows. */
export const NOTES = 'civic-board:draft-note:';

/** What stands in a form whose page is left, but for the files. */
export interface NewNote {
  /** The draft's id. */
  readonly id: string;
  readonly personId: Owner;
  readonly values: unknown;
}

/**
 * Notes what is not saved yet when a page goes away: the device answers too late for that. The tab keeps it, so it is there after a reload
 * and on the way back, and gone with the tab. Text alone has always had room there; where it has not, the note is not taken.
 */
export function takeNote(address: string, note: NewNote): void {
  try {
    sessionStorage.setItem(NOTES + address, JSON.stringify({v: 1, at: new Date().toISOString(), ...note}));
  } catch {
    // What was saved last is there.
  }
}

/** Names a form: the page's path, and its id or name where the page has several. */
export function formAddress(form: HTMLElement): string {
  return `${location.pathname}#${form.id || form.getAttribute('name') || ''}`;
}
