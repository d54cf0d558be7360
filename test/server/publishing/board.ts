import {type MessageContent, publicContentOf, replay, type SeedMessage} from '../../../src/model/index.js';
import {openStore, type ServerOptions, startServer, type Store} from '../../../src/server/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase} from '../../support/postgres.js';
import {owing} from '../support/overdue.js';
import {townData} from '../support/town.js';

export const PUBLIC_URL = 'https://board.example';

/** Text that tries to end whatever it stands in, with signs that XML cannot hold. */
export const HOSTILE = '"\'><script>alert(1)</script>]]>&amp;<!--<![CDATA[</title>\u0001\u000b\u{1F600}\u2028 اختبار\n\nzweite & <b>Zeile</b>';

/** A message of history, that no form has checked, with an answer that is just as hostile. */
export function hostileMessage(id = 'hostile', over: Partial<MessageContent> = {}): SeedMessage {
  const {record, events} = owing(id, '2026-11-20T09:00:00Z');
  const content = {...record.content, title: `T ${HOSTILE}`, body: `B ${HOSTILE}`, displayName: `N ${HOSTILE}`, language: '"><script>', ...over};
  const actor = {role: 'staff', agencyId: 'housing'} as const;
  const answer = {body: `A ${HOSTILE}`, organisation: `O ${HOSTILE}`, contact: 'SECRET-NOT', attachments: []};
  return {record: {...record, number: id, content}, events: [
    ...events,
    {id: `${id}-answer`, seq: 4, at: '2026-11-19T09:00:00.000Z', action: 'submit-answer', actor, from: 'in-progress', to: 'in-review', answer, internalText: 'SECRET-INTERNAL'},
    {id: `${id}-approve`, seq: 5, at: '2026-11-19T10:00:00.000Z', action: 'approve', actor: {role: 'moderator', personId: 'shen'}, from: 'in-review', to: 'answered', dueAt: null},
  ]};
}

/** A board that is published, on a server of a test's own. */
export interface Published {
  readonly store: Store;
  readonly origin: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  text(path: string): Promise<string>;
  close(): Promise<void>;
}

export async function publishBoard({messages = [], ...options}: Partial<ServerOptions> & {readonly messages?: readonly SeedMessage[]} = {}): Promise<Published> {
  const database = await freshDatabase((await embeddedForTests()).url);
  const store = await openStore({url: database.url});
  await store.seed({...townData(), messages: [...TOWN.messages, ...messages]});
  const server = await startServer({store, jobs: false, publicUrl: PUBLIC_URL, ...options});
  const get = async (path: string, headers: Record<string, string> = {}) => await fetch(`${server.url}${path}`, {headers, redirect: 'manual'});
  return {
    store, origin: server.url, get,
    text: async (path) => {
      const response = await get(path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return await response.text();
    },
    close: async () => {
      await server.close();
      await store.close();
      await database.drop();
    },
  };
}

/** What everybody may read of a message. */
export function publicPart({record, events}: SeedMessage): MessageContent {
  return publicContentOf(record.content, replay(events).hidden);
}
