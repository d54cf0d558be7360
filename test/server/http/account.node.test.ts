import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {AccountStanding, NewSecondFactor, Session} from '../../../src/adapter/index.js';
import {totpCode} from '../../../src/adapter/totp.js';
import {OPERATOR} from '../../../src/server/audit/index.js';
import {hashPassword} from '../../../src/server/identity/index.js';
import {type Api, credentialsOf, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

const NEXT = 'three words of mine';

interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly cookies: readonly string[];
}

describe('one’s own account over HTTP', () => {
  let api: Api;
  beforeAll(async () => { api = await startApi({requireSecondFactor: true, trustProxy: true}); });
  afterAll(async () => await api.close());

  /** Each caller has an address of its own, so that no test meets the limit of another. */
  let callers = 0;
  const client = () => {
    const from = {'X-Forwarded-For': `198.51.100.${(callers += 1)}`};
    return async <T = unknown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> => {
      const response = await fetch(`${api.url}${path}`, {
        method, headers: {...from, ...(body !== undefined && {'Content-Type': 'application/json'}), 'Idempotency-Key': newKey(), ...headers},
        ...(body !== undefined && {body: JSON.stringify(body)}),
      });
      const text = await response.text();
      return {status: response.status, body: (text ? JSON.parse(text) : undefined) as T, cookies: response.headers.getSetCookie()};
    };
  };
  const bearer = (token: string) => ({Authorization: `Bearer ${token}`});
  const cookieOf = ({cookies: [cookie = '']}: Answer) => ({Cookie: cookie.split(';')[0] ?? '', 'Sec-Fetch-Site': 'same-origin'});

  it('signs in with a second factor in two steps, by cookie and by token alike', async () => {
    const call = client();
    const begun = await call<{token: string}>('POST', '/session', {...credentialsOf('transport'), token: true});
    const {body: {secret}} = await call<NewSecondFactor>('POST', '/account/second-factor', {password: credentialsOf('transport').password}, bearer(begun.body.token));
    expect((await call('PUT', '/account/second-factor', {code: totpCode(secret, new Date())}, bearer(begun.body.token))).status).toBe(200);
    const first = await call('POST', '/session', credentialsOf('transport'));
    expect(first).toMatchObject({status: 401, body: {code: 'second-factor-required', status: 401}, cookies: []});
    const wrong = await call('POST', '/session', {...credentialsOf('transport'), code: '000000'});
    expect(wrong).toMatchObject({status: 422, body: {code: 'invalid', issues: [{path: 'code', code: 'does-not-match'}]}, cookies: []});
    const code = totpCode(secret, new Date(Date.now() + 30_000));
    const byToken = await call<{token: string}>('POST', '/session', {...credentialsOf('transport'), code, token: true});
    expect(byToken.status).toBe(200);
    expect((await call<Session>('GET', '/session', undefined, bearer(byToken.body.token))).body).toMatchObject({personId: 'person-transport'});
    // Used by token, it is used by cookie as well.
    expect((await call('POST', '/session', {...credentialsOf('transport'), code})).status).toBe(422);
  });

  it('gives a new session at each sign-in, and ends the browser’s session of before', async () => {
    const call = client();
    const [one, other] = [await call('POST', '/session', credentialsOf('citizen')), await call('POST', '/session', credentialsOf('citizen2'))];
    expect(cookieOf(one).Cookie).not.toBe(cookieOf(other).Cookie);
    const replaced = await call('POST', '/session', credentialsOf('citizen2'), cookieOf(one));
    expect(cookieOf(replaced).Cookie).not.toBe(cookieOf(one).Cookie);
    expect((await call('GET', '/session', undefined, cookieOf(one))).body).toBeNull();
    expect((await call('GET', '/session', undefined, cookieOf(other))).body).toMatchObject({personId: 'person-citizen2'});
    expect((await call('GET', '/session', undefined, cookieOf(replaced))).body).toMatchObject({personId: 'person-citizen2'});
  });

  it('keeps the cookie to this very host over HTTPS, and takes none that somebody else may have set', async () => {
    const call = client();
    const https = {'X-Forwarded-Proto': 'https'};
    const signedIn = await call('POST', '/session', credentialsOf('citizen'), https);
    expect(signedIn.cookies).toEqual([expect.stringMatching(/^__Host-civic-board-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    const token = cookieOf(signedIn).Cookie.split('=')[1] ?? '';
    expect((await call('GET', '/session', undefined, {Cookie: `__Host-civic-board-session=${token}`, ...https})).body).toMatchObject({personId: 'person-citizen'});
    expect((await call('GET', '/session', undefined, {Cookie: `civic-board-session=${token}`, ...https})).body).toBeNull();
    // Whatever its name, a cookie makes a request that says nothing of where it comes from suspicious.
    expect((await call('DELETE', '/session', undefined, {Cookie: `__Host-civic-board-session=${token}`, ...https})).status).toBe(403);
    const out = await call('DELETE', '/session', undefined, {Cookie: `__Host-civic-board-session=${token}`, 'Sec-Fetch-Site': 'same-origin', ...https});
    expect(out.cookies).toEqual([expect.stringMatching(/^__Host-civic-board-session=; Max-Age=0; Path=\/; .*Secure/)]);
  });

  it('changes the password: every session ends, and this one goes on under a new cookie or token', async () => {
    const call = client();
    const byCookie = await call('POST', '/session', credentialsOf('housing-lead'));
    const {body: {token}} = await call<{token: string}>('POST', '/session', {...credentialsOf('housing-lead'), token: true});
    const change = {current: credentialsOf('housing-lead').password, next: NEXT};
    const changed = await call<Session>('PUT', '/account/password', change, cookieOf(byCookie));
    expect(changed).toMatchObject({status: 200, body: {personId: 'person-housing-lead', role: 'lead'}});
    expect(changed.body).not.toHaveProperty('token');
    for (const old of [cookieOf(byCookie), bearer(token)]) expect((await call('GET', '/session', undefined, old)).body).toBeNull();
    expect((await call('GET', '/session', undefined, cookieOf(changed))).body).toMatchObject({personId: 'person-housing-lead'});
    const {body: {token: second}} = await call<{token: string}>('POST', '/session', {username: 'housing-lead', password: NEXT, token: true});
    const again = await call<{token: string}>('PUT', '/account/password', {current: NEXT, next: `${NEXT} again`}, bearer(second));
    expect(again.cookies).toEqual([]);
    expect((await call('GET', '/session', undefined, bearer(second))).body).toBeNull();
    expect((await call('GET', '/session', undefined, bearer(again.body.token))).body).toMatchObject({personId: 'person-housing-lead'});
  });

  it('asks moderators and administrators for a second factor, gives them a visitor’s rights until they have one, and all of theirs then', async () => {
    const call = client();
    const {body: {token, ...session}} = await call<Session & {token: string}>('POST', '/session', {...credentialsOf('moderator2'), token: true});
    expect(session).toEqual({personId: 'person-moderator2', name: '罗一帆', role: 'visitor', required: 'second-factor'});
    const me = bearer(token);
    expect((await call('GET', '/messages?queue=moderation', undefined, me)).status).toBe(401);
    expect((await call('GET', '/messages/heating-allowance', undefined, me)).status).toBe(404);
    expect((await call('GET', '/board', undefined, me)).status).toBe(200);
    expect(await call('POST', '/messages', draft(), me)).toMatchObject({status: 403, body: {code: 'forbidden'}});
    expect((await call('POST', '/messages/heating-allowance/actions', {action: 'publish', expectedVersion: 1}, me)).status).toBe(403);
    const {password} = credentialsOf('moderator2');
    const {body: {secret}} = await call<NewSecondFactor>('POST', '/account/second-factor', {password}, me);
    const standing = await call<AccountStanding>('PUT', '/account/second-factor', {code: totpCode(secret, new Date())}, me);
    expect(standing.body).toMatchObject({secondFactorRequired: true, secondFactor: {recoveryCodes: 10}});
    expect((await call('GET', '/session', undefined, me)).body).toEqual({personId: 'person-moderator2', name: '罗一帆', role: 'moderator'});
    expect((await call('GET', '/messages?queue=moderation', undefined, me)).status).toBe(200);
    const code = totpCode(secret, new Date(Date.now() + 30_000));
    expect(await call('POST', '/account/second-factor/removal', {password, code}, me)).toMatchObject({status: 403, body: {code: 'forbidden'}});
  });

  it('asks nobody else for one', async () => {
    const {body} = await client()<Session>('POST', '/session', {...credentialsOf('housing'), token: true});
    expect(body).toMatchObject({role: 'staff'});
    expect(body).not.toHaveProperty('required');
  });

  it('asks whoever was given a password for one of their own, before all else', async () => {
    const call = client();
    await api.store.people.create(OPERATOR, {username: 'newcomer', name: '新人', role: 'moderator'}, {passwordHash: await hashPassword('7K3M-9QXT-V2BD'), oneTime: true});
    const begun = await call<Session & {token: string}>('POST', '/session', {username: 'newcomer', password: '7K3M-9QXT-V2BD', token: true});
    expect(begun.body).toMatchObject({role: 'visitor', required: 'password'});
    const changed = await call<Session & {token: string}>('PUT', '/account/password', {current: '7K3M-9QXT-V2BD', next: NEXT}, bearer(begun.body.token));
    expect(changed.body).toMatchObject({role: 'visitor', required: 'second-factor'});
    expect((await call('GET', '/account', undefined, bearer(changed.body.token))).body)
      .toEqual({username: 'newcomer', name: '新人', hasPassword: true, secondFactorRequired: true});
  });

  it('stops whoever guesses the password of a session that they found, and tells when to try again', async () => {
    const call = client();
    const {body: {token}} = await call<{token: string}>('POST', '/session', {...credentialsOf('citizen2'), token: true});
    for (let count = 0; count < 5; count++) {
      expect(await call('PUT', '/account/password', {current: `guess ${count}`, next: NEXT}, bearer(token))).toMatchObject({status: 422, body: {issues: [{path: 'current', code: 'does-not-match'}]}});
    }
    expect(await call('PUT', '/account/password', {current: credentialsOf('citizen2').password, next: NEXT}, bearer(token))).toMatchObject({status: 429});
    // As it would be at the door.
    expect((await call('POST', '/session', credentialsOf('citizen2'))).status).toBe(429);
  });

  it('refuses what is not of the form, and names the field', async () => {
    const call = client();
    const me = await api.signedIn('citizen');
    for (const [method, path, body, issue] of [
      ['POST', '/session', {username: 'x', password: 'x', code: 1}, {path: 'code', code: 'wrong-type'}],
      ['POST', '/session', {username: 'x', password: 'x', codes: '1'}, {path: 'codes', code: 'unknown-field'}],
      ['PUT', '/account/password', {current: 'x'}, {path: 'next', code: 'required'}],
      ['PUT', '/account/password', {current: 'x', next: 'short'}, {path: 'next', code: 'too-short', min: 15}],
      ['POST', '/account/second-factor', {}, {path: 'password', code: 'required'}],
      ['PUT', '/account/second-factor', {code: ''}, {path: 'code', code: 'required'}],
      ['POST', '/account/recovery-codes', {password: 'x', code: 'x'.repeat(101)}, {path: 'code', code: 'too-long'}],
    ] as const) {
      expect(await call(method, path, body, me)).toMatchObject({status: 422, body: {code: 'invalid', issues: [issue]}});
    }
  });
});
