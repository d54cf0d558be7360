import {describe, expect, it} from 'vitest';
import {oidcSettings, secondFactorSetting} from '../../src/cli/settings-sign-in.js';

const SOUND = {OIDC_ISSUER: 'https://login.town.test/realms/town', OIDC_CLIENT_ID: 'board', PUBLIC_URL: 'https://board.town.test'};

describe('the settings of signing in', () => {
  it('are none when the environment names no provider', () => {
    expect(oidcSettings({PUBLIC_URL: 'https://board.town.test', OIDC_ISSUER: ''})).toEqual({});
  });

  it('are read from the environment', () => {
    expect(oidcSettings(SOUND)).toEqual({oidc: {issuer: SOUND.OIDC_ISSUER, clientId: 'board', publicUrl: SOUND.PUBLIC_URL}});
    const more = {
      OIDC_CLIENT_SECRET: 'hush', OIDC_LABEL: '清禾县统一身份认证', OIDC_SCOPE: 'profile email groups',
      OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_ROLES: 'cn=board,ou=x=moderator'.replace(',', ';') + ', housing-desk=staff@housing,desk=lead,', OIDC_AGENCY_CLAIM: 'unit',
    };
    expect(oidcSettings({...SOUND, ...more}).oidc).toMatchObject({clientSecret: 'hush', label: '清禾县统一身份认证', scope: 'profile email groups', roles: {
      claim: 'realm_access.roles', agencyClaim: 'unit',
      grants: [{value: 'cn=board;ou=x', role: 'moderator'}, {value: 'housing-desk', role: 'staff', agencyId: 'housing'}, {value: 'desk', role: 'lead'}],
    }});
  });

  it.each([
    [{OIDC_CLIENT_ID: ''}, /^OIDC_CLIENT_ID is missing/],
    [{OIDC_ISSUER: '', PUBLIC_URL: ''}, /^OIDC_ISSUER, PUBLIC_URL are missing/],
    [{OIDC_ISSUER: 'http://login.town.test'}, /with https/],
    [{OIDC_ISSUER: 'login.town.test'}, /write it as https:/],
    [{PUBLIC_URL: 'board'}, /public address/],
    [{OIDC_ROLES: 'a=moderator'}, /go together/],
    [{OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a'}, /gives no role/],
    [{OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=visitor'}, /gives no role/],
    [{OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=staff'}, /staff of no agency: write a=staff@agency/],
    [{OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'a=moderator@housing'}, /only staff and lead work for one/],
    [{OIDC_SCOPE: 'a  b'}, /scope is none/],
  ])('are refused with the cure: %j', (over, sentence) => {
    expect(() => oidcSettings({...SOUND, ...over})).toThrow(sentence);
  });

  it('take plain http on this machine only', () => {
    expect(oidcSettings({...SOUND, OIDC_ISSUER: 'http://localhost:8080/realms/town'}).oidc?.issuer).toBe('http://localhost:8080/realms/town');
  });

  it('ask for a second factor when somebody says so', () => {
    expect([secondFactorSetting(false, {}), secondFactorSetting(true, {}), secondFactorSetting(false, {CIVIC_BOARD_REQUIRE_SECOND_FACTOR: 'on'})]).toEqual([false, true, true]);
    expect(() => secondFactorSetting(false, {CIVIC_BOARD_REQUIRE_SECOND_FACTOR: 'yes'})).toThrow(/neither on nor off/);
  });
});
