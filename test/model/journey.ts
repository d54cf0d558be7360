import {
  type ActionRequest, actionRequestSchema, type BoardEvent, type BoardInfo, composeMessage, decide, LEADERS_PRESET, type Matter, NO_PRIVATE_PART, replay, type ValidDraft, validate, type Viewer,
} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';

export const BOARD: BoardInfo = LEADERS_PRESET;
export const AUTHOR: Viewer = {role: 'visitor', holdsQueryCode: true};
export const MODERATOR: Viewer = {role: 'moderator', personId: 'm', name: '沈书言'};
export const HOUSING: Viewer = {role: 'staff', personId: 'h', name: '周敏', agencyId: 'housing'};
const DRAFT: ValidDraft = {
  kind: 'enquiry', topic: 'transport/parking', agencyId: 'housing', title: '标题', body: '正文', demand: '', details: '', visibility: 'public',
  language: '', consent: '1', privatePart: NO_PRIVATE_PART, attachments: [], email: '',
};

/** A message on its way: each step says when, who and what. */
export class Journey {
  readonly events: BoardEvent[] = [];
  readonly #matter: Matter['content'];

  constructor(draft: Partial<ValidDraft> = {}, at = '2026-11-16T10:00:00+08:00') {
    const {record, event} = composeMessage({...DRAFT, ...draft}, {viewer: {role: 'visitor'}, at: new Date(at), id: 'x', number: '1', newId: () => 'e1'});
    this.#matter = record.content;
    this.events.push(event);
  }

  get progress() {
    return replay(this.events);
  }

  get matter(): Matter {
    return {content: this.#matter, progress: this.progress};
  }

  decide(by: Viewer, request: ActionRequest, at = '2026-11-16T10:00:00+08:00', board = BOARD) {
    const valid = validate(actionRequestSchema(board.limits), request);
    if (!valid.ok) throw new Error(JSON.stringify(valid.issues));
    return decide(this.matter, valid.value, {viewer: by, board, at: new Date(at), newId: () => `e${this.events.length + 1}`});
  }

  then(by: Viewer, request: ActionRequest, at?: string, board?: BoardInfo): this {
    const decision = this.decide(by, request, at, board);
    if (!decision.ok) throw new Error(`${request.action}: ${decision.refusal}`);
    this.events.push(decision.event);
    return this;
  }
}

export const published = (draft?: Partial<ValidDraft>) => new Journey(draft).then(MODERATOR, {action: 'publish'});
export const accepted = (draft?: Partial<ValidDraft>) => published(draft).then(HOUSING, {action: 'accept'});
export const inReview = () => accepted().then(HOUSING, REQUESTS['submit-answer']);
export const answered = () => inReview().then(MODERATOR, {action: 'approve'});
