import {expect, it} from 'vitest';
import {openStore, readTownFile} from '../../src/server/index.js';
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
