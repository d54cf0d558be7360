import {createContext} from '@lit/context';
import type {DeviceStore} from '../adapter/index.js';

/** What the page keeps on this device for this board: drafts, messages that wait, receipts, follows. */
export const deviceContext = createContext<DeviceStore | undefined>(Symbol.for('civic-board:device/1'));
