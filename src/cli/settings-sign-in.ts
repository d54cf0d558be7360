import {ACCOUNT_ROLES, type AccountRole} from '../model/index.js';
import {checkOidcSettings, type OidcGrant, type OidcSettings, OidcSettingsError} from '../server/index.js';
import {Failure} from './failure.js';

/** What the environment says about the identity provider, by the names that are told in `civic-board --help`. */
type Name = 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_LABEL' | 'OIDC_SCOPE' | 'OIDC_ROLE_CLAIM' | 'OIDC_ROLES' | 'OIDC_AGENCY_CLAIM' | 'PUBLIC_URL';

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'PUBLIC_URL'] as const satisfies readonly Name[];

/**
 * The town's identity provider, from the environment; none when it names none.
 *
 * @throws {Failure} for half of a setting, and for one that cannot work.
 */
export function oidcSettings(env: NodeJS.ProcessEnv): {oidc?: OidcSettings} {
  const given = (name: Name) => env[name] ?? '';
  const named = Object.keys(env).filter((name) => name.startsWith('OIDC_') && env[name]);
  if (named.length === 0) return {};
  const missing = NEEDED.filter((name) => !given(name));
  if (missing.length > 0) {
    throw new Failure(`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing: to sign in at an identity provider give ${NEEDED.join(', ')} and, unless it knows the board without one, OIDC_CLIENT_SECRET.`);
  }
  if (!given('OIDC_ROLE_CLAIM') !== !given('OIDC_ROLES')) {
    throw new Failure('OIDC_ROLE_CLAIM and OIDC_ROLES go together: the claim that is looked at, such as groups, and what its values give, such as board-office=moderator,housing-desk=staff@housing.');
  }
  const settings: OidcSettings = {
    issuer: given('OIDC_ISSUER'), clientId: given('OIDC_CLIENT_ID'), publicUrl: given('PUBLIC_URL'),
    ...(given('OIDC_CLIENT_SECRET') && {clientSecret: given('OIDC_CLIENT_SECRET')}),
    ...(given('OIDC_LABEL') && {label: given('OIDC_LABEL')}),
    ...(given('OIDC_SCOPE') && {scope: given('OIDC_SCOPE')}),
    ...(given('OIDC_ROLES') && {roles: {
      claim: given('OIDC_ROLE_CLAIM'), grants: given('OIDC_ROLES').split(',').map((text) => text.trim()).filter(Boolean).map(grantFrom),
      ...(given('OIDC_AGENCY_CLAIM') && {agencyClaim: given('OIDC_AGENCY_CLAIM')}),
    }}),
  };
  try {
    checkOidcSettings(settings);
  } catch (error) {
    throw error instanceof OidcSettingsError ? new Failure(error.message) : error;
  }
  return {oidc: settings};
}

/** `housing-desk=staff@housing`: what is before the last = is the claim's value, which may hold such signs itself. */
function grantFrom(text: string): OidcGrant {
  const [, value = '', role = '', agencyId] = /^(.+)=([a-z]+)(?:@(.+))?$/.exec(text) ?? [];
  if (!ACCOUNT_ROLES.includes(role as AccountRole)) {
    throw new Failure(`${text} gives no role: write a value of the claim, = and one of ${ACCOUNT_ROLES.join(', ')}, such as board-office=moderator or housing-desk=staff@housing.`);
  }
  return {value, role: role as AccountRole, ...(agencyId !== undefined && {agencyId})};
}

/** Whether moderators and administrators need a second factor: with `--require-second-factor` or `CIVIC_BOARD_REQUIRE_SECOND_FACTOR=on`. */
export function secondFactorSetting(given: boolean, env: NodeJS.ProcessEnv): boolean {
  const value = env['CIVIC_BOARD_REQUIRE_SECOND_FACTOR'] || 'off';
  if (value !== 'on' && value !== 'off') throw new Failure('CIVIC_BOARD_REQUIRE_SECOND_FACTOR is neither on nor off.');
  return given || value === 'on';
}
