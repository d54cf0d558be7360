import * as v from 'valibot';
import type {DraftPlace, KeptDraft} from './drafts.js';
import {owner, readKept, version} from './kept.js';

const noteSchema = v.object({
  v: version(),
  /** The draft's id. */
  id: v.string(),
  personId: owner(),
  at: v.string(),
  values: v.unknown(),
});

/** What stood in a form when its page was left, but for the files. */
type DraftNote = v.InferOutput<typeof noteSchema>;

const PREFIX = 'civic-board:draft-note:';

/**
 * Notes what is not saved yet when a page goes away: the device answers too late for that. The tab keeps it, so it is there after a reload
 * and on the way back, and gone with the tab. Text alone has always had room there; where it has not, the note is not taken.
 */
export function takeNote(address: string, note: Omit<DraftNote, 'v' | 'at'>): void {
  try {
    sessionStorage.setItem(PREFIX + address, JSON.stringify({v: 1, at: new Date().toISOString(), ...note} satisfies DraftNote));
  } catch {
    // What was saved last is there.
  }
}

/** The note on a form, or undefined. */
function noteOn(address: string): DraftNote | undefined {
  try {
    return readKept(noteSchema, JSON.parse(sessionStorage.getItem(PREFIX + address) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Throws the note on a form away; without an address, that on every form. */
export function dropNotes(address?: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (address === undefined ? key.startsWith(PREFIX) : key === PREFIX + address) sessionStorage.removeItem(key);
    }
  } catch {
    // Then there is none.
  }
}

/** What there is to go on with; without `draft` it was never saved. */
export interface Found {
  readonly id: string;
  readonly at: string;
  readonly values: unknown;
  readonly draft: KeptDraft | undefined;
}

/** The draft that was changed last, as it was when the page was left. */
export function newestOf(drafts: readonly KeptDraft[], {address, personId}: DraftPlace): Found | undefined {
  const note = noteOn(address);
  if (note?.personId === personId) {
    const draft = drafts.find(({id}) => id === note.id);
    if (!draft || Date.parse(draft.savedAt) < Date.parse(note.at)) return {...note, draft};
  }
  const [draft] = drafts;
  return draft && {id: draft.id, at: draft.savedAt, values: draft.values, draft};
}
