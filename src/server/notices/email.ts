import {createTransport} from 'nodemailer';
import type {StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import {API_PATH} from '../http/path.js';
import {deskLetter} from './desk-letter.js';
import {deskIn} from './desks.js';
import {joinLetter, joinRequestIn} from './join-letter.js';
import {factsOf} from './facts.js';
import type {Deliver, Outcome, Waiting} from './lane.js';
import {confirmLetter, type Letter, stepLetter} from './letter.js';
import type {Notices} from './open.js';
import {unseal} from './targets.js';
import {type LinkUse, tokenOf} from './tokens.js';

/** Milliseconds. A mail server that is slower than this is tried again later. */
const PATIENCE = {connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000};

type Context = Pick<StoreContext, 'db' | 'secrets' | 'board' | 'now'>;

/** A letter with where it goes. */
interface Addressed {
  readonly letter: Letter;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Letters over SMTP, over connections that are kept open. */
export function emailSender(context: Context, notices: Notices & {readonly email: NonNullable<Notices['email']>}): {readonly deliver: Deliver; close(): void} {
  const {smtpUrl, from} = notices.email;
  // Nothing that stands in a letter may make this process read a file or fetch an address.
  const transport = createTransport({url: smtpUrl, pool: true, maxConnections: 2, disableFileAccess: true, disableUrlAccess: true, ...PATIENCE});
  const {hostname} = new URL(notices.publicUrl);
  const link = (use: LinkUse, subscriptionId: string) => `${notices.publicUrl}${API_PATH}/notices/${tokenOf(context.secrets, use, subscriptionId)}`;

  const deliver: Deliver = async (notice, trx) => {
    const [agencyId, requestId] = [deskIn(notice.recipient), joinRequestIn(notice.recipient)];
    const addressed = requestId !== undefined ? await toApplicant(requestId, trx)
      : agencyId !== undefined ? await toDesk(notice, agencyId, trx) : await toSubscriber(notice, trx);
    if (!addressed) return 'dropped';
    const {letter, address, headers} = addressed;
    try {
      await transport.sendMail({
        ...letter,
        from,
        // As parts and never as one text, in which a comma would make two addresses.
        to: {name: '', address},
        messageId: `<${notice.id}@${hostname}>`,
        headers: {'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language, ...headers},
      });
      return 'sent';
    } catch (error) {
      return outcomeOf(error);
    }
  };

  async function toSubscriber(notice: Waiting, trx: Db): Promise<Addressed | undefined> {
    const subscription = await subscriptionOf(trx, notice);
    const target = subscription && unseal(context.secrets, 'email', subscription.target);
    if (target?.channel !== 'email' || !subscription) return undefined;
    const letter = await letterFor(notice, trx, subscription);
    return letter && {
      letter, address: target.email,
      headers: {'List-Unsubscribe': `<${link('stop', notice.recipient)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'},
    };
  }

  async function toApplicant(requestId: string, trx: Db): Promise<Addressed | undefined> {
    const decided = await joinLetter(context, trx, requestId);
    return decided && {...decided, headers: {}};
  }

  /** To the address that the desk has now. */
  async function toDesk({messageId, seq}: Waiting, agencyId: string, trx: Db): Promise<Addressed | undefined> {
    const desk = await trx.selectFrom('agency').select('desk_email').where('id', '=', agencyId).executeTakeFirst();
    const facts = desk?.desk_email && seq !== null ? await factsOf(trx, messageId, seq) : undefined;
    const letter = facts && (await deskLetter({...context, db: trx}, facts, agencyId, notices.deskUrl(messageId)));
    return letter && desk ? {letter, address: desk.desk_email, headers: {}} : undefined;
  }

  async function letterFor({messageId, seq, recipient}: Waiting, trx: Db, {author, language, confirmed}: Subscription): Promise<Letter | undefined> {
    if (seq === null) {
      if (confirmed) return undefined;
      const message = await trx.selectFrom('message').select('number').where('id', '=', messageId).executeTakeFirst();
      return message && (await confirmLetter(context, {number: message.number, language, confirmUrl: link('confirm', recipient)}));
    }
    const facts = await factsOf(trx, messageId, seq);
    // Taken down or withdrawn in the meantime: nothing of it goes to others any more.
    if (!facts || !(author || facts.public)) return undefined;
    return await stepLetter({...context, db: trx}, facts, {language, author, threadUrl: notices.threadUrl(messageId), stopUrl: link('stop', recipient)});
  }

  return {deliver, close: () => transport.close()};
}

interface Subscription {
  readonly target: Buffer;
  readonly language: string;
  readonly author: boolean;
  readonly confirmed: boolean;
}

/** Where it goes, unless that was stopped. */
export async function subscriptionOf(trx: Db, {recipient}: Pick<Waiting, 'recipient'>): Promise<Subscription | undefined> {
  const row = await trx.selectFrom('subscription').select(['target', 'language', 'author', 'confirmed_at'])
    .where('id', '=', recipient).where('stopped_at', 'is', null).executeTakeFirst();
  return row && {target: row.target, language: row.language, author: row.author, confirmed: row.confirmed_at !== null};
}

/**
 * A recipient or a letter that the mail server refuses for good is given up; everything else may be the mail server's bad hour or a
 * mistake in the settings. Only codes are told: the texts of mail servers repeat the address.
 */
function outcomeOf(error: unknown): Outcome {
  const {code = 'unknown', responseCode = 0, command = ''} = error as {code?: string; responseCode?: number; command?: string};
  const why = [code, responseCode || '', command].filter(Boolean).join(' ');
  return responseCode >= 500 && /^(RCPT|DATA)/.test(command) ? {givenUp: why} : {retry: why};
}
