import fc from 'fast-check';
import {afterAll, describe, expect, it} from 'vitest';
import {containsAll, NO_PRIVATE_PART, type SeedMessage, VISITOR, wordsOf} from '../../../src/model/index.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {onBothDatabases} from '../support/databases.js';
import {townData} from '../support/town.js';

/** Few different characters, so that queries hit: Han of two planes, kana, Latin of both widths and cases, marks, digits, signs. */
const CHARACTER = fc.constantFrom(...'停车场路𠮷かカabcABＡｂéñßİ12３_%\\\'"。，-/ \n\u0301👩‍🌾');
const TEXT = fc.string({unit: CHARACTER, minLength: 1, maxLength: 30});
const TEXTS = 300;

onBothDatabases('searching', ({town}) => {
  let store: Store | undefined;
  afterAll(async () => await store?.close());

  describe('any words', () => {
    it('finds exactly the messages that LIKE finds, over all pages', async () => {
      store = await openStore({url: await town()});
      const texts = fc.sample(TEXT, TEXTS);
      await store.seed({...townData(), places: [], agencies: [], accounts: [], messages: texts.map(messageOf)});
      const queries = fc.oneof(
        TEXT,
        fc.string({unit: CHARACTER, minLength: 1, maxLength: 3}),
        // Parts of what is there, and two such parts, so that most queries find something.
        part(texts),
        fc.tuple(part(texts), part(texts)).map((parts) => parts.join(' ')),
      );
      await fc.assert(fc.asyncProperty(queries, async (query) => {
        fc.pre(wordsOf(query).length > 0 && query.length <= 200);
        const expected = texts.flatMap((text, index) => (containsAll(text, query) ? [`text-${index}`] : []));
        expect((await allFound(store, query)).sort()).toEqual(expected.sort());
      }), {numRuns: 250});
    });
  });
});

function part(texts: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...texts), fc.nat(28), fc.integer({min: 1, max: 8})).map(([text, start, length]) => Array.from(text).slice(start, start + length).join(''));
}

async function allFound(store: Store | undefined, text: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store?.listMessages(VISITOR, {text, agencyId: 'transport', kind: 'suggestion', topic: 'culture', limit: 40, ...(cursor && {cursor})});
    ids.push(...(page?.items ?? []).map((item) => item.id));
    cursor = page?.nextCursor;
  } while (cursor);
  return ids;
}

/** A published message of nothing but a text, in a corner of the board where the town has none. */
function messageOf(body: string, index: number): SeedMessage {
  const id = `text-${index}`;
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, index % 60)).toISOString();
  const event = (seq: number) => ({id: `${id}-${seq}`, seq, at});
  return {
    record: {
      id, number: `n-${index}`, privatePart: NO_PRIVATE_PART,
      content: {
        kind: 'suggestion', topic: 'culture', agencyId: 'transport', title: '', body, demand: '', details: '', attachments: [], displayName: '',
        visibility: 'public', language: '', consent: '', createdAt: at,
      },
    },
    events: [
      {...event(1), action: 'submit', actor: {role: 'author'}, from: null, to: 'received', handlerId: 'transport'},
      {...event(2), action: 'publish', actor: {role: 'moderator'}, from: 'received', to: 'waiting'},
    ],
  };
}
