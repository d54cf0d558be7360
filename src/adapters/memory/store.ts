import {
  type Agency, type BoardEvent, type BoardInfo, LEADERS_PRESET, type Matter, type MessageRecord, type Place, type Progress, replay, type Town,
  type TownAccount,
} from '../../model/index.js';

/** A message as the store holds it. A change replaces the whole object, so that nobody sees half of one. */
export interface Stored {
  readonly record: MessageRecord;
  readonly events: readonly BoardEvent[];
  /** Folded from the events. */
  readonly progress: Progress;
}

/** What an idempotency key was used for. */
export interface KeyUse {
  readonly fingerprint: string;
  readonly answer: unknown;
}

/** What several adapters share when they are people on the same board. */
export class MemoryStore {
  readonly board: BoardInfo;
  readonly places: readonly Place[];
  readonly agencies: readonly Agency[];
  readonly accounts: readonly TownAccount[];
  readonly messages = new Map<string, Stored>();
  /** By message id, in the form that codes are compared in. */
  readonly queryCodes = new Map<string, string>();
  readonly keys = new Map<string, KeyUse>();

  constructor(town?: Town) {
    const copy = structuredClone(town);
    this.board = copy?.board ?? structuredClone(LEADERS_PRESET);
    this.places = copy?.places ?? [];
    this.agencies = copy?.agencies ?? [];
    this.accounts = copy?.accounts ?? [];
    for (const {record, events} of copy?.messages ?? []) {
      this.messages.set(record.id, {record, events, progress: replay(events)});
    }
  }
}

/** What rights are decided from. */
export function matterOf({record, progress}: Stored): Matter {
  return {content: record.content, progress};
}
