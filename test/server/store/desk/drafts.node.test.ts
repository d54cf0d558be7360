import {afterEach, expect, it} from 'vitest';
import {BoardError} from '../../../../src/adapter/index.js';
import type {ReplyDraft, ReplyDraftContent} from '../../../../src/model/index.js';
import {openStore, type Store} from '../../../../src/server/store/index.js';
import {onBothDatabases} from '../../support/databases.js';
import {newKey, viewer} from '../../support/town.js';

const ID = 'lift-repair';
const [housing, lead] = [viewer('housing'), viewer('housing-lead')];
const content = (body: string): ReplyDraftContent => ({body, organisation: '', person: '', contact: '', internalText: ''});

const codeOf = async (call: Promise<unknown>): Promise<string> =>
  await call.then(() => 'done', (error: unknown) => (error instanceof BoardError ? error.code : String(error)));

onBothDatabases('drafts on two servers', ({town}) => {
  const open: Store[] = [];
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });
  const twoServers = async (): Promise<[Store, Store]> => {
    const url = await town();
    open.push(await openStore({url}), await openStore({url}));
    return open as [Store, Store];
  };

  it('take one of two saves on the same revision, always, and overwrite nothing', async () => {
    const [one, other] = await twoServers();
    for (let base = 0; base < 12; base++) {
      const saves = [one.desk.saveReplyDraft(housing, ID, content(`甲 ${base}`), base), other.desk.saveReplyDraft(lead, ID, content(`乙 ${base}`), base)];
      const outcomes = await Promise.allSettled(saves);
      const kept = outcomes.flatMap((outcome): ReplyDraft[] => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      expect(kept).toHaveLength(1);
      expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as BoardError).code] : []))).toEqual(['stale']);
      expect(await one.desk.getReplyDraft(housing, ID)).toMatchObject({revision: base + 1, content: kept[0]?.content});
    }
  }, 60_000);

  it('are kept once when the same save comes twice at once', async () => {
    const [one, other] = await twoServers();
    const saves = await Promise.all([one, other, one, other].map((store) => store.desk.saveReplyDraft(housing, ID, content('同一稿'), 0)));
    expect(new Set(saves.map(({revision}) => revision))).toEqual(new Set([1]));
  });

  it('never outlive the answer that is submitted at the same moment', async () => {
    const [one, other] = await twoServers();
    const {version} = await one.getMessage(housing, ID);
    const submit = one.act(housing, ID, {action: 'submit-answer', body: '电梯已恢复运行。'}, {expectedVersion: version, idempotencyKey: newKey()});
    const saves = Array.from({length: 6}, (_, base) => codeOf(other.desk.saveReplyDraft(lead, ID, content(`稿 ${base}`), base)));
    await submit;
    for (const code of await Promise.all(saves)) expect(['done', 'stale', 'not-allowed-now']).toContain(code);
    expect(await other.desk.getReplyDraft(lead, ID)).toBeNull();
    const rows = await one.context.db.selectFrom('reply_draft').select(['content', 'person_name']).execute();
    expect(rows.every((row) => row.content === null && row.person_name === '')).toBe(true);
  });

  it('go with the message that another server transfers, and the next unit gets none of them', async () => {
    const [one, other] = await twoServers();
    await one.desk.saveReplyDraft(housing, ID, content('住建局的内部草稿'), 0);
    const {version} = await other.getMessage(housing, ID);
    await other.act(housing, ID, {action: 'transfer', agencyId: 'transport'}, {expectedVersion: version, idempotencyKey: newKey()});
    expect(await one.desk.getReplyDraft(viewer('transport'), ID)).toBeNull();
    expect(await codeOf(one.desk.saveReplyDraft(housing, ID, content('迟到'), 1))).toBe('forbidden');
    const own = await one.desk.saveReplyDraft(viewer('transport'), ID, content('交通局的草稿'), 0);
    expect(own).toMatchObject({changedBy: '何亦舟', mine: true});
    expect(JSON.stringify(await one.context.db.selectFrom('reply_draft').selectAll().execute())).not.toContain('住建局的内部草稿');
  });
});
