import {RateLimiterMemory} from 'rate-limiter-flexible';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {checkPassword, hashPassword} from '../../../src/server/identity/password.js';
import {limitsOver, type SignInLimit, signInLimit} from '../../../src/server/limits/index.js';

describe('passwords', () => {
  it('are told from others, and hashed differently each time', async () => {
    const [one, other] = [await hashPassword('correct horse'), await hashPassword('correct horse')];
    expect(one).not.toBe(other);
    expect(one).not.toContain('horse');
    expect(await checkPassword('correct horse', one)).toBe(true);
    expect(await checkPassword('correct horsf', one)).toBe(false);
  });

  it('match nothing where there is no hash, or none that is one', async () => {
    for (const hash of [undefined, '', 'none', 'scrypt$32768$8$1$$']) expect(await checkPassword('', hash)).toBe(false);
  });

  it('are the same in either Unicode form, as keyboards differ', async () => {
    expect(await checkPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });
});

describe('the limit of attempts', () => {
  afterEach(() => { vi.useRealTimers(); });

  const newLimit = (): SignInLimit => {
    vi.useFakeTimers({now: 0});
    // The rules are those of the policies wherever the counts are kept.
    const limits = limitsOver((keyPrefix, {count, seconds}) => new RateLimiterMemory({keyPrefix, points: count, duration: seconds}), {mac: (_, text) => Buffer.from(text)});
    return signInLimit(limits);
  };
  const attempt = async (limit: SignInLimit, name: string, address: string): Promise<string> =>
    await limit.attempt(name, address).then(() => 'let through', (error: unknown) => (error as {code: string}).code);

  it('slows one guesser down and neither their victim nor their neighbours', async () => {
    const limit = newLimit();
    for (let count = 0; count < 5; count++) expect(await attempt(limit, 'Clerk', '1.1.1.1')).toBe('let through');
    expect(await attempt(limit, ' cLERK', '1.1.1.1')).toBe('rate-limited');
    expect(await attempt(limit, 'clerk', '2.2.2.2')).toBe('let through');
    expect(await attempt(limit, 'other', '1.1.1.1')).toBe('let through');
    vi.advanceTimersByTime(10 * 60_000);
    expect(await attempt(limit, 'clerk', '1.1.1.1')).toBe('let through');
  });

  it('stops one address that tries many names, and many addresses that try one name', async () => {
    const spraying = newLimit();
    for (let count = 0; count < 50; count++) expect(await attempt(spraying, `name ${count}`, '1.1.1.1')).toBe('let through');
    expect(await attempt(spraying, 'one more', '1.1.1.1')).toBe('rate-limited');
    const swarming = newLimit();
    for (let count = 0; count < 100; count++) expect(await attempt(swarming, 'clerk', `1.1.${count}.1`)).toBe('let through');
    expect(await attempt(swarming, 'clerk', '9.9.9.9')).toBe('rate-limited');
  });

  it('forgets failures when the right password is given', async () => {
    const limit = newLimit();
    for (let count = 0; count < 4; count++) await attempt(limit, 'clerk', '1.1.1.1');
    await (await limit.attempt('clerk', '1.1.1.1')).succeeded();
    for (let count = 0; count < 5; count++) expect(await attempt(limit, 'clerk', '1.1.1.1')).toBe('let through');
    expect(await attempt(limit, 'clerk', '1.1.1.1')).toBe('rate-limited');
  });
});
