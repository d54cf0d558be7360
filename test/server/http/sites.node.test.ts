import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {BoardError} from '../../../src/adapter/index.js';
import {isOrigin} from '../../../src/model/index.js';
import {type Api, startApi} from '../support/api.js';
import {newKey} from '../support/town.js';

const TOWN_SITE = 'https://www.town.example';
const OPERATORS = 'https://partner.example';

describe('the sites that a board is part of', () => {
  let api: Api;
  beforeAll(async () => { api = await startApi({allowedOrigins: [OPERATORS], publicUrl: 'https://board.example'}); });
  afterAll(async () => await api.close());

  const admin = {kind: 'settings', personId: 'person-admin', role: 'administrator'} as never;
  const save = async (change: object) => {
    const {revision} = await api.store.administration.getSettings();
    return await api.store.administration.saveSettings(admin, change, revision);
  };
  const allowed = async (origin: string, path = '/board') => {
    const {headers} = await fetch(`${api.url}${path}`, {headers: {Origin: origin}});
    return [headers.get('Access-Control-Allow-Origin'), headers.get('Vary')?.includes('Origin')];
  };
  const policy = async (path: string) => /frame-ancestors ([^;]*)/.exec((await fetch(`${api.origin}${path}`)).headers.get('Content-Security-Policy') ?? '')?.[1];

  it('are none at first but those that the operator named', async () => {
    expect(await allowed(OPERATORS)).toEqual([OPERATORS, true]);
    for (const origin of [TOWN_SITE, 'null', '*', '', 'https://partner.example.evil.example', 'https://evil.example']) expect([origin, await allowed(origin)]).toEqual([origin, [null, true]]);
  });

  it('are changed by administrators, at once, and may then read, write and ask before', async () => {
    await save({sites: [TOWN_SITE]});
    expect(await allowed(TOWN_SITE)).toEqual([TOWN_SITE, true]);
    expect(await allowed(OPERATORS)).toEqual([OPERATORS, true]);
    for (const origin of ['http://www.town.example', 'https://town.example', 'https://www.town.example.evil.example', 'https://www.town.example:8443', 'null']) expect([origin, await allowed(origin)]).toEqual([origin, [null, true]]);
    const preflight = async (origin: string) => (await fetch(`${api.url}/messages`, {method: 'OPTIONS', headers: {Origin: origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'idempotency-key'}})).headers.get('Access-Control-Allow-Origin');
    expect([await preflight(TOWN_SITE), await preflight('https://evil.example')]).toEqual([TOWN_SITE, null]);
    const report = async (origin: string) => (await fetch(`${api.url}/messages/bus-timetable/reports`, {
      method: 'POST', headers: {Origin: origin, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json', 'Idempotency-Key': newKey()}, body: JSON.stringify({reason: 'other', words: ''}),
    })).status;
    expect([await report(TOWN_SITE), await report('https://evil.example')]).toEqual([204, 403]);
    await save({sites: []});
    expect([await allowed(TOWN_SITE), await report(TOWN_SITE)]).toEqual([[null, true], 403]);
  });

  it('may show embeds in a frame as everybody may, unless the board keeps them to its own sites', async () => {
    expect(await policy('/embed/messages/bus-timetable')).toBe('*');
    await save({sites: [TOWN_SITE], embeds: 'on-sites'});
    expect(await policy('/embed/messages/bus-timetable')).toBe(`'self' ${OPERATORS} ${TOWN_SITE}`);
    await save({sites: [], embeds: 'everywhere'});
    expect(await policy('/embed/messages/bus-timetable')).toBe('*');
    expect(await policy('/api/v1/board')).toBe("'none'");
  });

  it('are told to no reader', async () => {
    await save({sites: ['https://intranet.town.example'], embeds: 'on-sites'});
    for (const path of ['/board', '/openapi.json', '/messages', '/session']) expect(await (await fetch(`${api.url}${path}`)).text()).not.toContain('intranet');
    expect(await api.store.getBoard()).not.toHaveProperty('sites');
    const {board} = await (await fetch(`${api.url}/administration/settings`, {headers: await api.signedIn('admin')})).json() as {board: object};
    expect(board).toMatchObject({sites: ['https://intranet.town.example'], embeds: 'on-sites'});
    expect((await fetch(`${api.url}/administration/settings`, {headers: await api.signedIn('citizen')})).status).toBe(403);
    await save({sites: [], embeds: 'everywhere'});
  });

  it('are origins as browsers write them, and nothing that stands for several', async () => {
    for (const origin of ['https://www.town.example', 'http://localhost:4173', 'http://[::1]:8080', 'https://xn--fiq228c.example']) expect([origin, isOrigin(origin)]).toEqual([origin, true]);
    const wrong = ['*', 'null', 'https://*.town.example', 'https://www.town.example/', 'https://www.town.example:443', 'HTTPS://www.town.example', 'https://a@b.example', 'https://town.example/path', 'ftp://x.example', 'town.example', "https://x.example; script-src *", 'https://x.example https://y.example', 'https://x.example\r\nX: y', ''];
    for (const origin of wrong) {
      expect([origin, isOrigin(origin)]).toEqual([origin, false]);
      await expect(save({sites: [origin]})).rejects.toSatisfy((error) => error instanceof BoardError && error.code === 'invalid' && error.issues[0]?.path === 'sites.0');
    }
    await expect(save({sites: [TOWN_SITE, TOWN_SITE]})).rejects.toSatisfy((error) => error instanceof BoardError && error.issues[0]?.code === 'twice');
  });
});
