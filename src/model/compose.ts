import type {Attachment} from './attachment.js';
import {cleanLine, cleanText} from './clean.js';
import {submitEvent} from './decide.js';
import type {ValidDraft} from './draft.js';
import type {BoardEvent} from './event.js';
import {maskName} from './mask.js';
import type {MessageRecord} from './message.js';
import type {Viewer} from './role.js';

/** What a new message needs from outside the model. */
export interface ComposeContext {
  readonly viewer: Viewer;
  readonly at: Date;
  readonly id: string;
  readonly number: string;
  readonly newId: () => string;
  /** The stored files that the draft's uploads became; none unless given. */
  readonly attachments?: readonly Attachment[];
}

/** A validated draft as a record and its first event: texts cleaned for display, the name masked, the private part set apart. */
export function composeMessage(draft: ValidDraft, {viewer, at, id, number, newId, attachments = []}: ComposeContext): {record: MessageRecord; event: BoardEvent} {
  const {kind, topic, agencyId, visibility, language, consent, spot, privatePart} = draft;
  const content = {
    kind, topic, agencyId, visibility, language, consent,
    title: cleanLine(draft.title),
    body: cleanText(draft.body),
    demand: cleanText(draft.demand),
    details: cleanText(draft.details),
    ...(spot && {spot: {address: cleanLine(spot.address), public: spot.public, ...(spot.point && {point: spot.point})}}),
    attachments,
    displayName: maskName(privatePart.name),
    createdAt: at.toISOString(),
    ...(viewer.personId && {authorId: viewer.personId}),
  };
  const actor = {role: 'author' as const, ...(viewer.personId && {personId: viewer.personId})};
  return {record: {id, number, content, privatePart}, event: submitEvent(content, actor, {at, newId})};
}
