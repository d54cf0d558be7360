import {
  type Agency, type AgencyDesk, type Audience, type AuditEntry, type BoardEvent, type BoardInfo, type JoinRequestRecord, LEADERS_PRESET, type Matter, type MessageRecord, openReports, type Place, type PrivateLook, type Progress, type ReplyDraftContent,
  type ReplyTemplate, type Report, replay, type Town,
  type TownAccount, type UploadType,
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

/** A file that was uploaded and that no message has taken yet. */
export interface StoredUpload {
  readonly type: UploadType;
  readonly file: Blob;
}

/** A unit's shared draft; without content when there was one. */
export interface StoredDraft {
  readonly content: ReplyDraftContent | undefined;
  readonly revision: number;
  readonly changedAt: string;
  readonly changedBy: {readonly personId: string; readonly name: string};
}

/** A look at a private part, and whose. */
export type StoredLook = PrivateLook & {readonly personId: string};

/** Is told of each change of a message and of who may see it. */
export type Watcher = (messageId: string, audience: Audience) => void;

/** A second factor that counts, or that somebody has begun to set up. */
export interface SecondFactor {
  readonly secret: string;
  /** ISO 8601. */
  readonly since: string;
  /** The time step of the newest code that was used. */
  lastStep: number;
  /** Those that are left, in the form that codes are compared in. */
  recoveryCodes: Set<string>;
}

/** What several adapters share when they are people on the same board. */
export class MemoryStore {
  readonly board: BoardInfo;
  readonly places: readonly Place[];
  readonly agencies: (Agency & Partial<AgencyDesk>)[];
  readonly accounts: TownAccount[];
  /** By person. */
  readonly factors = new Map<string, SecondFactor>();
  /** By person: those that are not confirmed. */
  readonly begunFactors = new Map<string, SecondFactor>();
  /** By person: how often all sessions were ended at once. */
  readonly sessionsEnded = new Map<string, number>();
  readonly messages = new Map<string, Stored>();
  /** By message id, in the form that codes are compared in. */
  readonly queryCodes = new Map<string, string>();
  readonly keys = new Map<string, KeyUse>();
  /** By upload id. */
  readonly uploads = new Map<string, StoredUpload>();
  /** Upload ids by resume key. */
  readonly resumeKeys = new Map<string, string>();
  /** By message id: who follows it. */
  readonly followers = new Map<string, Set<string>>();
  /** By message id. */
  readonly reports = new Map<string, readonly Report[]>();
  /** By message id: the draft of the unit that has it. */
  readonly drafts = new Map<string, StoredDraft>();
  /** By message id: who looked at its private part, newest first. */
  readonly looks = new Map<string, readonly StoredLook[]>();
  templates: readonly ReplyTemplate[];
  /** Counts changes of the board's data. */
  settingsRevision = 1;
  /** By agency id; 1 for those that nobody has changed. */
  readonly agencyRevisions = new Map<string, number>();
  /** Oldest first. */
  readonly joinRequests: JoinRequestRecord[] = [];
  /** By person: what became of an account since the town was founded. */
  readonly people = new Map<string, {readonly revision: number; readonly disabled: boolean; readonly createdAt: string}>();
  /** What administrators did, oldest first. */
  readonly log: AuditEntry[] = [];
  readonly watchers = new Set<Watcher>();

  constructor(town?: Town) {
    const copy = structuredClone(town);
    this.board = copy?.board ?? structuredClone(LEADERS_PRESET);
    this.places = copy?.places ?? [];
    this.agencies = [...(copy?.agencies ?? [])];
    this.templates = copy?.templates ?? [];
    this.accounts = [...(copy?.accounts ?? [])];
    for (const {personId, secondFactor: secret} of this.accounts) {
      if (secret !== undefined) this.factors.set(personId, {secret, since: new Date().toISOString(), lastStep: 0, recoveryCodes: new Set()});
    }
    for (const {record, events} of copy?.messages ?? []) {
      this.messages.set(record.id, {record, events, progress: replay(events)});
    }
  }

  accountOf(personId: string): TownAccount | undefined {
    return this.accounts.find((account) => account.personId === personId);
  }

  changeAccount(personId: string, change: Partial<TownAccount>): void {
    const index = this.accounts.findIndex((account) => account.personId === personId);
    const account = this.accounts[index];
    if (account) this.accounts[index] = {...account, ...change};
  }
}

/** What rights are decided from. */
export function matterOf({reports}: MemoryStore, {record, progress}: Stored): Matter {
  return {content: record.content, progress, openReports: openReports(reports.get(record.id) ?? [], progress.reportsReadAt).length};
}
