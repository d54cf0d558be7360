import {randomBytes} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {VISITOR} from '../../../src/model/index.js';
import {audit, OPERATOR} from '../../../src/server/audit/index.js';
import {diskStorage, type FileStorage, importHistory, openStore, type Store} from '../../../src/server/index.js';
import {json} from '../../../src/server/store/database.js';
import {beginUpload, completeUpload} from '../../../src/server/store/index.js';
import {draft, newKey, townData, viewer} from '../support/town.js';

/** What every board of these tests takes for now, so that signed addresses are equal. */
export const NOW = new Date('2026-03-02T08:00:00Z');

/** Texts that files of tables are spoilt by. */
export const AWKWARD = [
  '=1+1', '+49', '-5', '@sum', '\'', '\'\'=', '"', '""', ',', ';', '\n', '\r\n', '\t', '\tx', ' ', ' lead', '', 'NULL', 'null', '\\N', '\\x41', '{}', '[1]', '\u{FEFF}bom', '=\u{FEFF}', '＝全角', '＠',
  '\u2028', '\u0085', 'a"b,c\nd', '陈晓', '👩‍👩‍👧', 'مرحبا', '<script>', '\u0001', '\b', '\\', '\\n', 'é', '\u200e', '%s', '$1', '\'=1',
];

/** A board with something in every table, and its uploaded files. */
export interface Rich {
  readonly store: Store;
  readonly storage: FileStorage;
  /** Somebody wrote it without an account. */
  readonly receipt: {readonly id: string; readonly queryCode: string};
}

export async function openAt(url: string, secret?: string): Promise<Store> {
  return await openStore({url, now: () => NOW, ...(secret !== undefined && {secret})});
}

export async function richBoard(url: string, folder: string, secret?: string): Promise<Rich> {
  const store = await openAt(url, secret);
  const {db} = store.context;
  const storage = await diskStorage(folder);
  await store.seed(townData());
  const upload = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    const id = crypto.randomUUID();
    const name = `${randomBytes(16).toString('hex')}.png`;
    await storage.put(name, bytes, 'image/png');
    await beginUpload(db, {id, resumeId: crypto.randomUUID(), received: bytes.length, name, type: 'image/png', size: bytes.length, width: 2, height: 2, createdAt: NOW});
    await completeUpload(db, id);
    return id;
  };
  const attachments = [{uploadId: await upload(new Uint8Array(randomBytes(300_000))), description: '=路灯', public: true}, {uploadId: await upload(new Uint8Array([1, 2, 3])), description: '', public: false}];
  await upload(new Uint8Array([9]));
  const receipt = await store.submitMessage(VISITOR, draft({attachments, privatePart: {name: '陈晓', phone: '000-1', remark: '=请保密\n"两行"'}}), newKey());
  const act = async (who: string, id: string, request: object, expectedVersion: number) => {
    await store.act(viewer(who), id, request, {expectedVersion, idempotencyKey: newKey()});
  };
  await act('moderator', receipt.id, {action: 'publish', internalText: '内部\t说明'}, 1);
  await act('housing', receipt.id, {action: 'accept'}, 2);
  await act('housing', receipt.id, {action: 'submit-answer', body: '路灯已于三月二日修好。', attachments: [{uploadId: await upload(new Uint8Array([4, 5])), description: '修好的路灯', public: true}]}, 3);
  await act('moderator', receipt.id, {action: 'approve'}, 4);
  await store.follow(viewer('citizen'), receipt.id, {following: true});
  await store.follow(VISITOR, receipt.id, {following: true, followerKey: 'a-device-of-somebody-that-has-a-long-enough-key'});
  await store.submitMessage(viewer('citizen'), draft({visibility: 'confidential', title: '机密'}), newKey());
  for (const [index, words] of AWKWARD.entries()) await db.insertInto('content_report').values({message_id: receipt.id, at: new Date(NOW.getTime() + index), reason: 'insult', words}).execute();
  const original = JSON.stringify({id: '1', author: '网友\u0000', title: 'Old \u2028 letter', body: 'x', createdAt: '2024-03-01T08:00:00+08:00', extra: {deep: ['\ud800']}});
  await importHistory(store, [Buffer.from(original)] as unknown as AsyncIterable<Uint8Array>);
  const moderator = await store.people.findByUsername('moderator');
  if (!moderator || !(await store.people.openSession(moderator, {expiresAt: new Date(NOW.getTime() + 3_600_000), byPassword: true}))) throw new Error('no session');
  await db.insertInto('subscription').values({id: 'sub', message_id: receipt.id, channel: 'email', target: randomBytes(40), target_digest: randomBytes(32), language: 'ar', author: true, follower: null, created_at: NOW, confirmed_at: null, stopped_at: null}).execute();
  await db.insertInto('notice').values({id: 'notice', message_id: receipt.id, seq: null, channel: 'email', recipient: 'sub', created_at: NOW, due_at: NOW, ended_at: null, outcome: null}).execute();
  await db.insertInto('place').values({id: 'Ünder', name: json({en: 'a\\"b', 'zh-Hans': '=甲'}), level: 'street', parent_id: 'dongwei', path: ['a,b', 'c"d', 'NULL', ''], position: 99}).execute();
  await audit(db, {kind: 'settings', actor: OPERATOR, data: {awkward: AWKWARD}});
  return {store, storage, receipt};
}

/** The files of a folder by their paths, as they are. */
export async function contentsOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const)));
}
