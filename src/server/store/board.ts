import {sql} from 'kysely';
import {type BoardInfo, type BoardSites, LEADERS_PRESET, publicBoardOf, sitesOf} from '../../model/index.js';
import {type Db, json} from './database.js';

/** How long the board's data is taken from memory, in milliseconds. It changes rarely, and every request asks for it. */
const FRESH_FOR = 2_000;

/** Reads the board's data; the Leaders' Message Board preset while the town has set none. */
export async function readBoard(db: Db): Promise<BoardInfo> {
  const row = await db.selectFrom('board').select('info').executeTakeFirst();
  return row ? completed(row.info) : LEADERS_PRESET;
}

/** A board as it was stored by an earlier version, or stands in a file: some limits and fields may be missing. */
export type IncompleteBoard<T = Omit<BoardInfo, 'limits' | 'fields' | 'services' | Added>> = T & {readonly limits?: object; readonly fields?: object};

/** Parts of a board that came after the first version. */
type Added = 'dueSoonDays' | 'figuresMinimum' | 'campaigns';

/** The board with the preset's limits and fields where it has none of its own. What its server offers is not the board's to say. */
export function completed<T extends object>({limits, fields, ...rest}: IncompleteBoard<T>) {
  const {limits: usual, fields: asked, services, dueSoonDays, figuresMinimum, campaigns} = LEADERS_PRESET;
  return {dueSoonDays, figuresMinimum, campaigns, ...rest, limits: {...usual, ...limits}, fields: {...asked, ...fields}, services};
}

/** Sets the board's data. */
export async function writeBoard(db: Db, info: BoardInfo): Promise<void> {
  await db.insertInto('board').values({id: 1, info: json(info)})
    .onConflict((conflict) => conflict.column('id').doUpdateSet({info: json(info), revision: sql<number>`board.revision + 1`})).execute();
}

/** {@link readBoard} through a short memory, apart what readers get of it and what other sites may do; `forget` empties it. */
export function boardReader(db: Db): {read: () => Promise<BoardInfo>; sites: () => Promise<BoardSites>; forget: () => void} {
  let known: {readonly at: number; readonly info: BoardInfo; readonly sites: BoardSites} | undefined;
  const fresh = async () => {
    if (known && Date.now() - known.at < FRESH_FOR) return known;
    const board = await readBoard(db);
    return known = {at: Date.now(), info: publicBoardOf(board), sites: sitesOf(board)};
  };
  return {
    read: async () => (await fresh()).info,
    sites: async () => (await fresh()).sites,
    forget: () => { known = undefined; },
  };
}
