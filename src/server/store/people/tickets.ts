import {createHash, randomBytes} from 'node:crypto';
import {type Account, accountFrom} from '../accounts.js';
import type {Db} from '../database.js';
import type {PeopleContext} from './records.js';

/** Seconds within which a ticket is handed in: a page does so as soon as it has loaded. */
const GOOD_FOR = 120;

/**
 * Makes a ticket that stands for a sign-in which just succeeded, for a page on another site: cookies do not reach it, and a token in an address
 * would stay in its history. Good once, and only together with what the page kept to itself, of which `challenge` is the digest.
 */
export async function issueTicket({db, now}: PeopleContext, personId: string, challenge: string): Promise<string> {
  const ticket = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now().getTime() + GOOD_FOR * 1000);
  await db.insertInto('sign_in_ticket').values({digest: digestOf(ticket), account_id: personId, challenge, expires_at: expiresAt}).execute();
  return ticket;
}

/** Who a ticket stands for, when it is shown with the verifier of its challenge. It is used up either way. */
export async function redeemTicket({db, now}: PeopleContext, ticket: string, verifier: string): Promise<Account | undefined> {
  const row = await db.deleteFrom('sign_in_ticket').where('digest', '=', digestOf(ticket)).returning(['account_id', 'challenge', 'expires_at']).executeTakeFirst();
  if (!row || row.expires_at <= now() || row.challenge !== challengeOf(verifier)) return undefined;
  const account = await db.selectFrom('account').select(['id', 'name', 'role', 'agency_id']).where('id', '=', row.account_id).where('disabled_at', 'is', null).executeTakeFirst();
  return account && accountFrom(account);
}

/** Uses something up that is good once, such as an answer of the identity provider; tells whether it was unused. */
export async function useOnce({db, secrets}: PeopleContext, what: string, expiresAt: Date): Promise<boolean> {
  const used = await db.insertInto('spent_proof').values({digest: secrets.mac('used-once', what), expires_at: expiresAt})
    .onConflict((conflict) => conflict.doNothing()).returning('digest').executeTakeFirst();
  return used !== undefined;
}

/** Forgets tickets that nobody has handed in. */
export async function sweepTickets(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_ticket').where('expires_at', '<=', now).execute();
}

/** As PKCE makes it (RFC 7636, S256). */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function digestOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest();
}
