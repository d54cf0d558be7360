import {describe, expect, it} from 'vitest';
import {checkPassword, hashPassword} from '../../../src/server/identity/password.js';
import {SignInLimit} from '../../../src/server/identity/sign-in-limit.js';

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
  const attempt = (limit: SignInLimit, name: string, address: string): string => {
    try {
      limit.check(name, address);
      limit.count(name, address);
      return 'let through';
    } catch (error) {
      return (error as {code: string}).code;
    }
  };

  it('slows one guesser down and neither their victim nor their neighbours', () => {
    let now = 0;
    const limit = new SignInLimit(() => now);
    for (let count = 0; count < 5; count++) expect(attempt(limit, 'Clerk', '1.1.1.1')).toBe('let through');
    expect(attempt(limit, ' cLERK', '1.1.1.1')).toBe('rate-limited');
    expect(attempt(limit, 'clerk', '2.2.2.2')).toBe('let through');
    expect(attempt(limit, 'other', '1.1.1.1')).toBe('let through');
    now += 10 * 60_000;
    expect(attempt(limit, 'clerk', '1.1.1.1')).toBe('let through');
  });

  it('stops one address that tries many names, and many addresses that try one name', () => {
    const spraying = new SignInLimit(() => 0);
    for (let count = 0; count < 50; count++) expect(attempt(spraying, `name ${count}`, '1.1.1.1')).toBe('let through');
    expect(attempt(spraying, 'one more', '1.1.1.1')).toBe('rate-limited');
    const swarming = new SignInLimit(() => 0);
    for (let count = 0; count < 100; count++) expect(attempt(swarming, 'clerk', `1.1.${count}.1`)).toBe('let through');
    expect(attempt(swarming, 'clerk', '9.9.9.9')).toBe('rate-limited');
  });

  it('forgets failures when the right password is given', () => {
    const limit = new SignInLimit(() => 0);
    for (let count = 0; count < 4; count++) attempt(limit, 'clerk', '1.1.1.1');
    attempt(limit, 'clerk', '1.1.1.1');
    limit.forgive('clerk', '1.1.1.1');
    for (let count = 0; count < 5; count++) expect(attempt(limit, 'clerk', '1.1.1.1')).toBe('let through');
    expect(attempt(limit, 'clerk', '1.1.1.1')).toBe('rate-limited');
  });
});
