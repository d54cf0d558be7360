import * as v from 'valibot';
import type {DeviceStore, Session} from '../adapter/index.js';
import {ROLES} from '../model/index.js';
import {readKept} from './kept.js';

const sessionSchema = v.object({
  personId: v.string(), name: v.string(), role: v.picklist(ROLES), agencyId: v.optional(v.string()), required: v.optional(v.picklist(['password', 'second-factor'])),
});

const KEY = 'session';

/**
 * Who was signed in when the board last said so. Without a connection the page goes by it: otherwise somebody who reloads the page offline
 * would be taken for a visitor, and would not find what they wrote. It gives no right to anything: the board asks for its own cookie.
 */
export async function recallSession(device: DeviceStore): Promise<Session | null> {
  try {
    return (readKept(sessionSchema, await device.get(KEY)) as Session | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Keeps what the board said. */
export async function rememberSession(device: DeviceStore, session: Session | null): Promise<void> {
  try {
    await device.update(KEY, () => session ?? undefined);
  } catch {
    // A device that keeps nothing: a reload without a connection shows the page of a visitor.
  }
}
