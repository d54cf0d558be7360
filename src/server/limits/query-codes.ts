import type {ShownCode} from '../store/index.js';
import {networkOf} from './client.js';
import type {Limits} from './limits.js';
import type {LimitName} from './policies.js';

/**
 * Slows down who guesses query codes. After several wrong ones no code is looked at any more, right or wrong, for messages that are there
 * and such that are not: nothing is told by being slowed down, and the right code at first is never slowed down.
 */
export async function withQueryCode<T>(
  limits: Limits, {queryCode, address, message}: {readonly queryCode: string | undefined; readonly address: string; readonly message: string},
  work: (code: ShownCode) => Promise<T>,
): Promise<T> {
  if (queryCode === undefined) return await work({});
  const keys = keysOf(networkOf(address), message.slice(0, 100));
  await Promise.all(keys.map(([name, who]) => limits.check(name, who)));
  let wrong = false;
  try {
    return await work({queryCode, onWrongCode: () => { wrong = true; }});
  } finally {
    // After the work, because that may hold a connection of the database; and before its outcome is told.
    if (wrong) await Promise.all(keys.map(([name, who]) => limits.count(name, who)));
  }
}

/** By what was asked for and not by what it stands for: a number that nothing has is counted as any other. */
function keysOf(network: string, message: string): [LimitName, string][] {
  return [['code-pair', JSON.stringify([network, message])], ['code-address', network], ['code-message', message]];
}
