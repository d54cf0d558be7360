import {afterAll, beforeAll, describe, it} from 'vitest';
import {adapterSuite} from '../../src/testing/index.js';
import {openBoards} from './support/boards.js';

let boards: Awaited<ReturnType<typeof openBoards>>;
beforeAll(async () => { boards = await openBoards(); });
afterAll(async () => { await boards.stop(); });

adapterSuite({name: 'rest, on the reference server,', create: (town) => boards.create(town)}, {describe, it});
