import {type BoardEvent, type SeedMessage, submitEvent, type SupportTask} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/index.js';
import type {Store} from '../../../src/server/store/index.js';

/** A message to the housing office that was published and accepted, with a time for its answer, and for parts of units that were called in. */
export function owing(id: string, dueAt: string, supports: readonly SupportTask[] = [], over: {readonly confidential?: boolean} = {}): SeedMessage {
  const createdAt = new Date(Date.parse(dueAt) - 10 * 86_400_000).toISOString();
  const content = {
    kind: 'enquiry', topic: 'urban/housing', agencyId: 'housing', title: '小区门口的路灯什么时候修好？', body: '路灯坏了两周，晚上看不清路。', demand: '', details: '', attachments: [],
    displayName: '陈**', visibility: over.confidential ? 'confidential' as const : 'public' as const, language: 'zh', consent: TOWN.board.consent.version, createdAt,
  };
  const at = new Date(createdAt);
  const newId = () => crypto.randomUUID();
  const step = (seq: number, event: Omit<BoardEvent, 'id' | 'seq' | 'at'>): BoardEvent => ({id: newId(), seq, at: createdAt, ...event});
  const events = [
    submitEvent(content, {role: 'author'}, {at, newId}),
    step(2, {action: 'publish', actor: {role: 'moderator', personId: 'shen'}, from: 'received', to: 'waiting', dueAt}),
    step(3, {action: 'accept', actor: {role: 'staff', agencyId: 'housing'}, from: 'waiting', to: 'in-progress'}),
    ...(supports.length > 0 ? [step(4, {action: 'whistle', actor: {role: 'staff', agencyId: 'housing'}, from: 'in-progress', to: 'in-progress', supports})] : []),
  ];
  return {record: {id, number: id, content, privatePart: {name: 'SECRET-NAME', phone: 'SECRET-PHONE', remark: 'SECRET-REMARK'}}, events};
}

/** The reminders of the board that each message has, as `unit by due time`, in their order. */
export async function remindersIn({context: {db}}: Pick<Store, 'context'>): Promise<Record<string, string[]>> {
  const rows = await db.selectFrom('event').select(['message_id', 'data']).where('action', '=', 'remind').orderBy('message_id').orderBy('seq').execute();
  const found: Record<string, string[]> = {};
  for (const {message_id: id, data: {actor, reminded}} of rows) {
    if (actor.role === 'system') (found[id] ??= []).push(`${reminded?.agencyId} by ${reminded?.dueAt}`);
  }
  return found;
}
