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

/**
 * Names a form: the page's path, its id or name where the page has several, and whom the page has it write to. Sites tell pages apart by their
 * search as well, and what was written to one agency is not to turn up in the form for another.
 */
export function formAddress(form: HTMLElement & {readonly agencyId?: string}): string {
  return `${location.pathname}#${form.id || form.getAttribute('name') || ''}${form.agencyId ? `@${form.agencyId}` : ''}`;
}
