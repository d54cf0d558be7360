import type {Colleague, EarlierAnswer} from '../../../adapter/index.js';
import type {BoxCounts, PrivateReading, ReplyDraft, ReplyTemplate, Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import {storableText} from '../storable.js';
import {countBoxes} from './boxes.js';
import {listColleagues} from './colleagues.js';
import {discardReplyDraft, getReplyDraft, saveReplyDraft} from './drafts.js';
import {findEarlierAnswers} from './earlier-answers.js';
import {readPrivatePart} from './private-part.js';
import {listTemplates} from './templates.js';

export {getFigures} from './figures.js';

/** The desk (`Desk`), for whoever the viewer is. Every call asks the table of permissions first, and then what the viewer is to the message. */
export interface DeskStore {
  countBoxes(viewer: Viewer, queue: unknown): Promise<BoxCounts>;
  listColleagues(viewer: Viewer): Promise<Colleague[]>;
  readPrivatePart(viewer: Viewer, messageId: string): Promise<PrivateReading>;
  getReplyDraft(viewer: Viewer, messageId: string): Promise<ReplyDraft | null>;
  saveReplyDraft(viewer: Viewer, messageId: string, content: unknown, baseRevision: number): Promise<ReplyDraft>;
  discardReplyDraft(viewer: Viewer, messageId: string, baseRevision: number): Promise<void>;
  listTemplates(viewer: Viewer, query: unknown): Promise<ReplyTemplate[]>;
  findEarlierAnswers(viewer: Viewer, messageId: string): Promise<EarlierAnswer[]>;
}

export function deskOf(context: StoreContext): DeskStore {
  return {
    countBoxes: (viewer, queue) => countBoxes(context, viewer, queue),
    listColleagues: (viewer) => listColleagues(context, viewer),
    readPrivatePart: (viewer, id) => readPrivatePart(context, viewer, storableText(id)),
    getReplyDraft: (viewer, id) => getReplyDraft(context, viewer, storableText(id)),
    saveReplyDraft: (viewer, id, content, baseRevision) => saveReplyDraft(context, viewer, storableText(id), content, baseRevision),
    discardReplyDraft: (viewer, id, baseRevision) => discardReplyDraft(context, viewer, storableText(id), baseRevision),
    listTemplates: (viewer, query) => listTemplates(context, viewer, query),
    findEarlierAnswers: (viewer, id) => findEarlierAnswers(context, viewer, storableText(id)),
  };
}
