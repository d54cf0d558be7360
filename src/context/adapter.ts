import {createContext} from '@lit/context';
import type {BoardAdapter} from '../adapter/index.js';

/** The backend that elements talk to. The key is a registered symbol, so that two copies of the script on a page meet. */
export const adapterContext = createContext<BoardAdapter | undefined>(Symbol.for('civic-board:adapter/1'));
