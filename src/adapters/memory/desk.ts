import {BoardError, type Desk} from '../../adapter/index.js';
import {BOX_QUEUES, BOXES_OF, type Call, fittingTemplates, permissionOf, replyDraftSchema, templateQuerySchema, type Viewer} from '../../model/index.js';
import {checked} from './checked.js';
import {answersBefore} from './desk/earlier-answers.js';
import {discardDraft, getDraft, saveDraft} from './desk/drafts.js';
import {readPrivatePart} from './desk/private-part.js';
import {admit, countBox} from './lists.js';
import type {MemoryStore} from './store.js';

/** What a desk in memory works with. */
export interface DeskContext {
  readonly store: MemoryStore;
  readonly viewer: () => Viewer;
  readonly now: () => Date;
  /** Waits, heeds the signal, and does the work in one go. */
  readonly call: <T>(signal: AbortSignal | undefined, work: () => T) => Promise<T>;
}

/** The desk of a board in memory. Each call asks the table of permissions first, and then what the person is to the message. */
export function memoryDesk({store, viewer, now, call}: DeskContext): Desk {
  const as = (what: Call): Viewer => {
    const somebody = viewer();
    if (permissionOf(what, somebody.role) === undefined) {
      throw somebody.personId === undefined ? new BoardError('unauthenticated', 'needs a session') : new BoardError('forbidden', 'not for this role');
    }
    return somebody;
  };
  return {
    countBoxes: (queue, {signal} = {}) => call(signal, () => {
      const somebody = as('countBoxes');
      if (!BOX_QUEUES.includes(queue)) throw new BoardError('invalid', 'no such queue', {issues: [{path: 'queue', code: 'not-in-list'}]});
      admit(somebody, queue);
      return Object.fromEntries(BOXES_OF[queue].map((box) => [box, countBox(store, somebody, queue, box, now())]));
    }),

    listColleagues: ({signal} = {}) => call(signal, () => {
      const {personId: self, agencyId: unit} = as('listColleagues');
      return store.accounts
        .flatMap(({personId, name, role, agencyId}) =>
          ((role === 'staff' || role === 'lead') && unit !== undefined && agencyId === unit ? [{personId, name, role, self: personId === self}] : []))
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .slice(0, 500);
    }),

    readPrivatePart: (id, {signal} = {}) => call(signal, () => readPrivatePart(store, as('readPrivatePart'), id, now())),

    getReplyDraft: (id, {signal} = {}) => call(signal, () => getDraft(store, as('readReplyDraft'), id)),

    saveReplyDraft: (id, content, {signal, baseRevision}) => call(signal, () => {
      const somebody = as('writeReplyDraft');
      return saveDraft(store, somebody, id, checked(replyDraftSchema(store.board.limits), content), {baseRevision, at: now()});
    }),

    discardReplyDraft: (id, {signal, baseRevision}) => call(signal, () => discardDraft(store, as('writeReplyDraft'), id, baseRevision)),

    listTemplates: (query, {signal} = {}) => call(signal, () => {
      const {agencyId} = as('listTemplates');
      return fittingTemplates(store.templates, checked(templateQuerySchema, query), agencyId);
    }),

    findEarlierAnswers: (id, {signal} = {}) => call(signal, () => answersBefore(store, as('findEarlierAnswers'), id)),
  };
}
