import {createContext} from '@lit/context';
import type {BoardError} from '../adapter/index.js';
import type {BoardInfo} from '../model/board.js';

/** The board's own data on its way to the elements. */
export interface BoardLoad {
  /** Undefined until it was fetched; kept from then on. */
  readonly info?: BoardInfo;
  /** Why it could not be fetched. */
  readonly error?: BoardError;
  /** Fetches it again. */
  readonly retry: () => void;
}

/** The board's own data, fetched once by the provider for all elements in it. */
export const boardContext = createContext<BoardLoad | undefined>(Symbol.for('civic-board:board/1'));
