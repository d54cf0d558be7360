import type {BoardAdapter, DeviceStore, Session} from '../adapter/index.js';
import {deviceStore} from '../adapters/device.js';
import type {BoardInfo} from '../model/board.js';
import {recallSession, rememberSession} from './last-session.js';
import {BoardOutbox} from './outbox/board-outbox.js';

export interface BoardKeepingOptions {
  readonly adapter: BoardAdapter;
  readonly name: string;
  readonly device?: DeviceStore | undefined;
  readonly board: () => BoardInfo | undefined;
  /** Somebody else turned out to be signed in. */
  readonly onStranger: () => void;
}

/** What is kept on this device for a board, and the outbox that sends from it. */
export class BoardKeeping {
  readonly device: DeviceStore;
  readonly outbox: BoardOutbox;

  constructor({adapter, name, device = deviceStore({board: name}), board, onStranger}: BoardKeepingOptions) {
    this.device = device;
    this.outbox = new BoardOutbox({adapter, device, board, onStranger});
  }

  /** Messages are sent as who wrote them. Whoever has to set a password or second factor first can send nothing: it waits until they have. */
  setSession(session: Session | null | undefined): void {
    this.outbox.setOwner(session === undefined || session?.required ? undefined : session?.personId ?? null);
  }

  async remember(session: Session | null): Promise<void> {
    await rememberSession(this.device, session);
  }

  async recall(): Promise<Session | null> {
    return await recallSession(this.device);
  }
}
