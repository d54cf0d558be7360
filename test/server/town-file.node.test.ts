import {expect, it} from 'vitest';
import {OPERATOR, openStore, readTownFile} from '../../src/server/index.js';
import {TOWN} from '../../src/testing/index.js';
import {onBothDatabases} from './support/databases.js';

onBothDatabases('a town from a file', ({fresh}) => {
  const places = TOWN.places.map(({hasChildren: _, ...place}) => place);
  const agency = {id: 'housing', name: {en: 'Housing'}, placeId: 'qinghe', parentId: null};

  it('says where letters to desks go, which nobody but administrators is told, and keeps what an earlier file said', async () => {
    const store = await openStore({url: await fresh()});
    try {
      const stored = () => store.context.db.selectFrom('agency').select(['desk_email', 'lead_endorses']).where('id', '=', 'housing').executeTakeFirstOrThrow();
      await store.seed(readTownFile({places, agencies: [{...agency, deskEmail: ' office@qinghe.example ', leadEndorses: true}]}));
      expect(await stored()).toEqual({desk_email: 'office@qinghe.example', lead_endorses: true});
      await store.seed(readTownFile({places, agencies: [agency]}));
      expect(await stored()).toEqual({desk_email: 'office@qinghe.example', lead_endorses: true});
      expect(JSON.stringify(await store.listAgencies({}))).not.toContain('office@');
      await store.seed(readTownFile({places, agencies: [{...agency, deskEmail: ''}]}));
      expect(await stored()).toEqual({desk_email: '', lead_endorses: true});
    } finally {
      await store.close();
    }
  });

  it('brings templates of answers, which are set anew with it, and leaves a line in the audit log when an operator loads it', async () => {
    const store = await openStore({url: await fresh()});
    try {
      const file = (body: string, more: object = {}) => readTownFile({places, agencies: [agency], templates: [{id: 'received', name: '已收到', body, agencyId: 'housing', ...more}]});
      for (const body of ['{name}您好！', '您好，{name}！']) await store.seed(file(body), {by: OPERATOR});
      const {items} = await store.administration.listTemplateRecords({role: 'administrator', personId: 'a', name: 'x'}, {});
      expect(items).toEqual([{id: 'received', name: '已收到', body: '您好，{name}！', agencyId: 'housing', revision: 2}]);
      const log = (await store.administration.listAudit({})).items.filter(({kind}) => kind === 'agency' || kind === 'template');
      expect(log.map(({kind, actor}) => [kind, actor.role])).toEqual([['template', 'system'], ['agency', 'system'], ['template', 'system'], ['agency', 'system']]);
      await expect(store.seed(file('x', {kind: 'petition'}), {by: OPERATOR})).rejects.toMatchObject({issues: [{path: 'templates.0.kind', code: 'not-in-list'}]});
      expect(() => file('')).toThrow(expect.objectContaining({issues: [{path: 'templates.0.body', code: 'required'}]}) as Error);
    } finally {
      await store.close();
    }
  });

  it('is refused whole for an address that is none, for clocks of agencies that are not there, and for a calendar without days to work on', async () => {
    expect(() => readTownFile({places, agencies: [{...agency, deskEmail: 'a@b.example, c@d.example'}]})).toThrow(expect.objectContaining({issues: [{path: 'agencies.0.deskEmail', code: 'not-an-email'}]}) as Error);
    const board = {...TOWN.board, calendar: {...TOWN.board.calendar, weekend: [0, 1, 2, 3, 4, 5, 6]}};
    expect(() => readTownFile({board, places, agencies: [agency]})).toThrow(expect.objectContaining({issues: [{path: 'board.calendar.weekend', code: 'too-many'}]}) as Error);

    const store = await openStore({url: await fresh()});
    try {
      const town = readTownFile({board: {...TOWN.board, clocks: [{agencyId: 'housing', days: 1, unit: 'working'}, {agencyId: 'moon', days: 1, unit: 'working'}]}, places, agencies: [agency]});
      await expect(store.seed(town)).rejects.toMatchObject({issues: [{path: 'board.clocks.1.agencyId', code: 'not-in-list'}]});
      expect([await store.isUnset(), await store.listAgencies({})]).toEqual([true, []]);
    } finally {
      await store.close();
    }
  });
});
