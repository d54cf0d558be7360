import {ROLES} from '../../model/index.js';
import type {OidcPerson} from '../store/index.js';
import type {OidcSettings} from './settings.js';

/** What a provider says of somebody. */
export type Claims = Readonly<Record<string, unknown>>;

/** Somebody as the board takes them from the claims. Only an e-mail address that the provider has verified counts: others are anybody's. */
export function personFrom(issuer: string, subject: string, claims: Claims, roles: OidcSettings['roles']): OidcPerson {
  const granted = roles && grantFrom(claims, roles);
  const email = isTrue(claims['email_verified']) ? textOf(claims['email']) : undefined;
  const name = textOf(claims['name']) ?? ([textOf(claims['given_name']), textOf(claims['family_name'])].filter(Boolean).join(' ') || undefined);
  const username = textOf(claims['preferred_username']);
  return {issuer, subject, ...(email !== undefined && {email}), ...(name !== undefined && {name}), ...(username !== undefined && {username}), ...(granted && {granted})};
}

/** What the claims give: of several grants that fit, the strongest role. */
function grantFrom(claims: Claims, {claim, grants, agencyClaim}: NonNullable<OidcSettings['roles']>): OidcPerson['granted'] {
  const values = textsAt(claims, claim);
  const [best] = grants.filter(({value}) => values.includes(value)).sort((one, other) => ROLES.indexOf(other.role) - ROLES.indexOf(one.role));
  if (!best) return undefined;
  const {role} = best;
  if (role !== 'staff' && role !== 'lead') return {role};
  const agencyId = best.agencyId ?? (agencyClaim === undefined ? undefined : textsAt(claims, agencyClaim)[0]);
  return agencyId === undefined ? undefined : {role, agencyId};
}

/** The texts of a claim. A name with dots is looked for as it is first, because claims of other organisations are named by addresses. */
function textsAt(claims: Claims, path: string): string[] {
  const found = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), claims);
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.filter((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Some providers write it as a text. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 254 ? value.trim() : undefined;
}
