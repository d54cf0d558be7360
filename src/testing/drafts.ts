import type {MessageDraft} from '../model/index.js';
import {TOWN} from './town.js';

/** A draft that Qinghe County takes; fields given here replace its own. */
export function draft(fields: Partial<MessageDraft> = {}): MessageDraft {
  return {
    kind: 'enquiry',
    topic: 'transport/parking',
    agencyId: 'transport',
    title: '清禾车站停车场什么时候开放？',
    body: '车站旁的新停车场围挡已经拆了，什么时候可以停车？收费标准是什么？',
    visibility: 'public',
    language: 'zh-Hans',
    consent: TOWN.board.consent.version,
    privatePart: {name: '苏禾', phone: '000-1300-0001', remark: '只在晚上方便接电话。'},
    ...fields,
  };
}

/** A complaint, which has demand and details instead of a body. */
export function complaint(fields: Partial<MessageDraft> = {}): MessageDraft {
  return draft({
    kind: 'complaint', topic: 'urban/housing', agencyId: 'housing', title: '地下车库漏水', body: '',
    demand: '三单元地下车库漏水两周，请督促物业修复。', details: '积水已经没过排水沟，电梯井也有水声。', ...fields,
  });
}

let keys = 0;

/** A fresh idempotency key. */
export function newKey(): string {
  return `key-${++keys}-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
}
