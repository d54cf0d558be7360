import type {AccountRole} from '../../model/index.js';

/** What somebody is given by a value of a claim. */
export interface OidcGrant {
  readonly value: string;
  readonly role: AccountRole;
  /** For `staff` and `lead`; the agency claim's when left out. */
  readonly agencyId?: string;
}

/** The town's identity provider, by OpenID Connect. */
export interface OidcSettings {
  /** Its issuer: the address that its discovery document stands below. */
  readonly issuer: string;
  readonly clientId: string;
  /** Left out for a client that has none and relies on PKCE alone. */
  readonly clientSecret?: string;
  /** The address that people reach the server by. The provider must know `<publicUrl>/api/v1/oidc/callback` as where people come back to. */
  readonly publicUrl: string;
  /** What people know the provider by; its host when left out. */
  readonly label?: string;
  /** Asked for beside `openid`; `profile email` when left out. */
  readonly scope?: string;
  /** Who may come in without an account made beforehand, and as what; nobody when left out. */
  readonly roles?: {
    /** The claim that holds what `grants` looks for: a text or a list of texts; `realm_access.roles` looks inside. */
    readonly claim: string;
    /** Of several that fit, the one with the strongest role counts. */
    readonly grants: readonly OidcGrant[];
    /** The claim that holds the id of an agency, for grants that name none. */
    readonly agencyClaim?: string;
  };
}

/** Settings that cannot work. The message says what to change. */
export class OidcSettingsError extends Error {
  override readonly name = 'OidcSettingsError';
}

/** @throws {OidcSettingsError} with a cure. */
export function checkOidcSettings({issuer, clientId, publicUrl, scope = '', roles}: OidcSettings): void {
  check(isAddress(issuer), 'The issuer of the identity provider is no address: write it as https://login.example.org, with https (http on this machine only).');
  check(clientId !== '', 'The identity provider knows this board by a client id: give it.');
  check(isAddress(publicUrl, ['http:', 'https:']), 'The public address of the server is no address: write it as https://board.example.org.');
  check(/^[\x21\x23-\x5b\x5d-\x7e]*( [\x21\x23-\x5b\x5d-\x7e]+)*$/.test(scope), 'The scope is none: write names with blanks between, as in profile email groups.');
  if (!roles) return;
  check(roles.claim !== '' && roles.grants.length > 0, 'Roles need the claim that they are read from, and what its values give: groups and board-staff=moderator.');
  for (const {value, role, agencyId} of roles.grants) {
    const ofAgency = role === 'staff' || role === 'lead';
    check(ofAgency || agencyId === undefined, `${value} cannot be ${role} of an agency: only staff and lead work for one.`);
    check(!ofAgency || agencyId !== undefined || roles.agencyClaim !== undefined, `${value} is ${role} of no agency: write ${value}=${role}@agency, or name the claim that holds the agency's id.`);
  }
}

/** Whether something never leaves this machine, so that it needs no encryption. */
export function isLoopback({hostname}: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isAddress(text: string, protocols = ['https:']): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.search || url.hash || url.username) return false;
  return protocols.includes(url.protocol) || (url.protocol === 'http:' && isLoopback(url));
}

function check(holds: boolean, cure: string): void {
  if (!holds) throw new OidcSettingsError(cure);
}
