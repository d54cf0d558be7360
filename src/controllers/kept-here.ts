import type {DeviceStore} from '../adapter/index.js';
import {deviceContext, type Outbox, outboxContext} from '../context/index.js';
import type {BoardConnection} from './board-connection.js';

// Beside BoardConnection and not in it: elements that only read keep nothing.

/** What is kept on this device for an element's board; undefined until it is there. Asking brings it. */
export function deviceOf(connection: BoardConnection): DeviceStore | undefined {
  void connection.link?.keep();
  return connection.link ? connection.link.device : connection.provided(deviceContext);
}

/** What people on this device have sent; undefined until it is there. Asking brings it. */
export function outboxOf(connection: BoardConnection): Outbox | undefined {
  void connection.link?.keep();
  return connection.link ? connection.link.outbox : connection.provided(outboxContext);
}

/**
 * Brings what is kept on this device, for elements that will want it when they may have left the page. Resolves when it is known whether there is
 * a device that keeps something.
 */
export async function keepFor(connection: BoardConnection): Promise<void> {
  deviceOf(connection);
  await connection.link?.keep();
}
