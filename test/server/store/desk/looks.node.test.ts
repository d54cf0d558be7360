import {sql} from 'kysely';
import {afterEach, expect, it} from 'vitest';
import {BoardError} from '../../../../src/adapter/index.js';
import {VISITOR} from '../../../../src/model/index.js';
import {listAudit} from '../../../../src/server/audit/index.js';
import type {Store} from '../../../../src/server/store/index.js';
import {openStore} from '../../../../src/server/store/index.js';
import {onBothDatabases} from '../../support/databases.js';
import {viewer} from '../../support/town.js';

const ID = 'roof-leak';
const [housing, moderator] = [viewer('housing'), viewer('moderator')];

onBothDatabases('looks at a private part', (databases) => {
  const open: Store[] = [];
  let now = new Date('2026-11-20T08:00:00Z');
  const town = async (): Promise<[Store, string]> => {
    const url = await databases.town();
    const store = await openStore({url, now: () => now});
    open.push(store);
    return [store, url];
  };
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    now = new Date('2026-11-20T08:00:00Z');
  });
  const later = (seconds: number) => { now = new Date(now.getTime() + seconds * 1000); };
  const logged = async (store: Store) => (await listAudit(store.context.db, {kind: 'private-part-read', order: 'oldest'})).map(({subject, actor, data}) => ({subject, actor, data}));

  it('stand in the audit log, with who and what and none of the texts', async () => {
    const [store] = await town();
    await store.desk.readPrivatePart(housing, ID);
    await store.desk.readPrivatePart(moderator, ID);
    expect(await logged(store)).toEqual([
      {subject: ID, actor: {role: 'staff', personId: 'person-housing', agencyId: 'housing'}, data: {}},
      {subject: ID, actor: {role: 'moderator', personId: 'person-moderator'}, data: {}},
    ]);
    const {rows} = await sql<{entry: string}>`select entry from audit where kind = 'private-part-read'`.execute(store.context.db);
    for (const {entry} of rows) expect(entry).not.toMatch(/陈晓禾|000-1388|岳父|周敏|沈书言/);
  });

  it('are none where they were refused', async () => {
    const [store] = await town();
    for (const who of [VISITOR, viewer('citizen'), viewer('transport'), viewer('county'), viewer('admin')]) {
      await expect(store.desk.readPrivatePart(who, ID)).rejects.toBeInstanceOf(BoardError);
    }
    await expect(store.desk.readPrivatePart(housing, 'wage-dispute')).rejects.toMatchObject({code: 'not-found'});
    expect(await logged(store)).toEqual([]);
    expect((await store.desk.readPrivatePart(moderator, ID)).looks).toEqual([]);
  });

  it('are one within a minute, also on two servers at once, and another after it', async () => {
    const [store, url] = await town();
    const second = await openStore({url, now: () => now});
    open.push(second);
    await Promise.all([store, second, store, second].map((each) => each.desk.readPrivatePart(housing, ID)));
    later(59);
    await store.desk.readPrivatePart(housing, ID);
    expect(await logged(store)).toHaveLength(1);
    later(2);
    const again = await second.desk.readPrivatePart(housing, ID);
    expect(again.looks).toEqual([{at: '2026-11-20T08:00:00.000Z', name: '周敏', agencyId: 'housing'}]);
    expect(await logged(store)).toHaveLength(2);
  });

  it('give nothing that is not kept', async () => {
    const [store] = await town();
    await sql`alter table audit_draft rename to audit_draft_away`.execute(store.context.db);
    await expect(store.desk.readPrivatePart(housing, ID)).rejects.toThrow();
    await sql`alter table audit_draft_away rename to audit_draft`.execute(store.context.db);
    expect((await store.desk.readPrivatePart(moderator, ID)).looks).toEqual([]);
  });

  it('are told to fifty at most, the newest first', async () => {
    const [store] = await town();
    for (let count = 0; count < 53; count++) {
      await store.desk.readPrivatePart(count % 2 === 0 ? housing : moderator, ID);
      later(61);
    }
    const {looks} = await store.desk.readPrivatePart(viewer('housing-lead'), ID);
    expect(looks).toHaveLength(50);
    expect([...looks].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))).toEqual(looks);
  }, 60_000);
});
