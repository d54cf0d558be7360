import * as v from 'valibot';
import type {DraftPlace, KeptDraft} from './drafts.js';
import {owner, readKept, version} from './kept.js';
import {NOTES} from './take-note.js';

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

/** The note on a form, or undefined. */
export function noteOn(address: string): DraftNote | undefined {
  try {
    return readKept(noteSchema, JSON.parse(sessionStorage.getItem(NOTES + address) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Throws the note on a form away; without an address, that on every form. */
export function dropNotes(address?: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (address === undefined ? key.startsWith(NOTES) : key === NOTES + address) sessionStorage.removeItem(key);
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
