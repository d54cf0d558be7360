import {ALL_CAPABILITIES, type BoardAdapter, type Capabilities, type Desk, type Receipt} from '../../adapter/index.js';
import type {ActionRequest, Message, MessageDraft, Town} from '../../model/index.js';
import {newKey} from '../drafts.js';
import {TOWN} from '../town.js';

/** A fresh board, filled with a town, for one test. */
export interface Harness {
  /** An adapter of somebody who is not signed in. */
  readonly adapter: BoardAdapter;
  /** Another adapter on the same board, signed in as one of the town's accounts. */
  as(username: string): Promise<BoardAdapter> | BoardAdapter;
  /** Clears the board away. */
  stop?(): Promise<void> | void;
}

/** What the suite is run against. */
export interface AdapterUnderTest {
  /** For the titles of tests. */
  readonly name: string;
  /** Makes a fresh board for each test. The town's messages and accounts must be there with the ids that they have. */
  readonly create: (town: Town) => Promise<Harness> | Harness;
  /** What the adapter declares; everything unless given. What is not declared must reject with `unsupported`, and is tested to. */
  readonly capabilities?: Partial<Capabilities>;
  /**
   * The part of a town that the backend can hold at all, for one whose protocol has no idea of the rest (places, kinds, who did what): what it is
   * expected to give. The whole town unless given; `create` gets the whole town in any case. Tests that tell of Qinghe County in detail are left out then.
   */
  readonly holds?: (town: Town) => Town;
}

/** Of a test runner: any with the usual two functions will do. */
export interface Runner {
  readonly describe: (title: string, body: () => void) => void;
  readonly it: (title: string, body: () => Promise<void>) => void;
}

/** What each part of the suite gets. */
export interface SuiteContext {
  readonly describe: Runner['describe'];
  /** A test with a board of its own, cleared away whatever happens. `town` is Qinghe County unless given. */
  readonly test: (title: string, body: (board: Board) => Promise<void>, town?: Town) => void;
  readonly capabilities: Capabilities;
  /** Qinghe County as far as the backend holds it. */
  readonly town: Town;
  /** It holds all of it. */
  readonly whole: boolean;
}

/** A board under test, with the calls that tests make most. */
export class Board {
  constructor(readonly harness: Harness, readonly town: Town) {}

  /** Nobody in particular. */
  get visitor(): BoardAdapter {
    return this.harness.adapter;
  }

  async as(username: string): Promise<BoardAdapter> {
    return this.harness.as(username);
  }

  /** The desk of one of the town's accounts. */
  async desk(username: string): Promise<Desk> {
    return (await this.as(username)).openDesk();
  }

  submit(draft: MessageDraft, by: BoardAdapter = this.visitor): Promise<Receipt> {
    return by.submitMessage(draft, {idempotencyKey: newKey()});
  }

  /** Acts on a message as it is at this moment. */
  async act(by: BoardAdapter, id: string, request: ActionRequest, queryCode?: string): Promise<Message> {
    const code = queryCode === undefined ? {} : {queryCode};
    const {version} = await by.getMessage(id, code);
    return by.act(id, request, {idempotencyKey: newKey(), expectedVersion: version, ...code});
  }

  /** Acts on a message of the town as one of its accounts. */
  async actAs(username: string, id: string, request: ActionRequest): Promise<Message> {
    return this.act(await this.as(username), id, request);
  }
}

export function contextFor({create, capabilities, holds}: AdapterUnderTest, {describe, it}: Runner): SuiteContext {
  const held = holds ?? ((town: Town) => town);
  return {
    describe,
    capabilities: {...ALL_CAPABILITIES, ...capabilities},
    town: held(TOWN),
    whole: !holds,
    test: (title, body, town = TOWN) => it(title, async () => {
      const harness = await create(town);
      try {
        await body(new Board(harness, held(town)));
      } finally {
        await harness.stop?.();
      }
    }),
  };
}
