import {createHash} from 'node:crypto';
import {newId, type StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import {type Facts, factsOf} from './facts.js';
import type {Notices} from './open.js';
import type {WebhookSettings} from './settings.js';

/** Notices that are made in one transaction, at most. */
const PAGE = 500;

/** What a webhook is called in the table: its address holds what the operator may keep secret. */
export function webhookName({url}: Pick<WebhookSettings, 'url'>): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 32);
}

/**
 * Takes one event from the outbox and makes its next page of notices; its row goes with the last page. All in one transaction under the
 * row's lock, so that several servers make each notice once and a killed one leaves nothing half-done.
 *
 * @returns whether there was anything.
 */
export async function fanOut({db, now}: Pick<StoreContext, 'db' | 'now'>, notices: Pick<Notices, 'webhooks'>): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const waiting = await trx.selectFrom('outbox').select(['message_id', 'seq', 'last_subscription'])
      .orderBy('created_at').orderBy('message_id').orderBy('seq').limit(1).forUpdate().skipLocked().executeTakeFirst();
    if (!waiting) return false;
    const {message_id: messageId, seq, last_subscription: last} = waiting;
    const facts = await factsOf(trx, messageId, seq);
    const subscriptions = facts ? await pageOf(trx, messageId, last, new Date(facts.event.at), facts.public) : [];
    const recipients = [
      ...(facts && last === '' ? webhooksFor(facts, notices.webhooks) : []).map((webhook) => ({channel: 'webhook' as const, recipient: webhookName(webhook)})),
      ...subscriptions.map(({id, channel}) => ({channel, recipient: id})),
    ];
    if (recipients.length > 0) {
      const at = now();
      await trx.insertInto('notice').values(recipients.map((recipient) => ({
        id: newId(), message_id: messageId, seq, ...recipient, created_at: at, due_at: at, ended_at: null, outcome: null,
      }))).onConflict((conflict) => conflict.doNothing()).execute();
    }
    const next = subscriptions.length === PAGE ? subscriptions.at(-1) : undefined;
    if (next) await trx.updateTable('outbox').set({last_subscription: next.id}).where('message_id', '=', messageId).where('seq', '=', seq).execute();
    else await trx.deleteFrom('outbox').where('message_id', '=', messageId).where('seq', '=', seq).execute();
    return true;
  });
}

function webhooksFor({public: isPublic, progress, record}: Facts, webhooks: readonly WebhookSettings[]): readonly WebhookSettings[] {
  if (!isPublic) return [];
  const holder = progress.handlerId ?? record.content.agencyId;
  return webhooks.filter(({agencyId}) => agencyId === undefined || agencyId === holder);
}

/** Those who wanted news when it happened: of what everybody sees all of them, of the rest the author. */
async function pageOf(trx: Db, messageId: string, after: string, at: Date, everybody: boolean) {
  return await trx.selectFrom('subscription').select(['id', 'channel'])
    .where('message_id', '=', messageId).where('id', '>', after)
    .where('stopped_at', 'is', null).where('confirmed_at', '<=', at)
    .$if(!everybody, (query) => query.where('author', '=', true))
    .orderBy('id').limit(PAGE).execute();
}
