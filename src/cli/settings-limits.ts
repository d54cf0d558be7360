import {LIMIT_POLICIES, type LimitName, type LimitOverrides, type LimitPolicy} from '../server/index.js';
import {Failure} from './failure.js';

/**
 * Limits that are to differ: `submit=1000/600` lets 1,000 messages through in 600 seconds, `submit=off` any number. Those of the command
 * line come after those of the environment (`CIVIC_BOARD_LIMITS`, separated by commas), and the last one of a name holds.
 *
 * @throws {Failure} for what is none.
 */
export function limitSettings(given: readonly string[], env: NodeJS.ProcessEnv): LimitOverrides {
  const fromEnvironment = (env['CIVIC_BOARD_LIMITS'] ?? '').split(',').map((text) => text.trim()).filter(Boolean);
  return Object.fromEntries([...fromEnvironment, ...given].map(limitFrom));
}

function limitFrom(text: string): [LimitName, LimitPolicy | 'off'] {
  const [, name = '', value = ''] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
  const names = Object.keys(LIMIT_POLICIES);
  if (!names.includes(name)) throw new Failure(`${text} is no limit: write a name and what it is, such as submit=100/600. Names: ${names.join(', ')}.`);
  if (value === 'off') return [name as LimitName, 'off'];
  const [, count, seconds] = /^([1-9]\d{0,8})\/([1-9]\d{0,5})$/.exec(value) ?? [];
  if (count === undefined || seconds === undefined) throw new Failure(`${text} is no limit: write how many in how many seconds, such as ${name}=100/600, or ${name}=off.`);
  return [name as LimitName, {count: Number(count), seconds: Number(seconds)}];
}

/** Whether people work for what they send: unless `--no-challenge` or `CIVIC_BOARD_CHALLENGE=off` says otherwise. */
export function challengeSetting(given: boolean, env: NodeJS.ProcessEnv): boolean {
  const value = env['CIVIC_BOARD_CHALLENGE'] || 'on';
  if (value !== 'on' && value !== 'off') throw new Failure('CIVIC_BOARD_CHALLENGE is neither on nor off.');
  return given && value === 'on';
}
