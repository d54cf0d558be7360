import {Webhook} from 'standardwebhooks';
import {messageFor, type Answer, type TimelineEntry, VISITOR} from '../../model/index.js';
import {type Facts, factsOf} from './facts.js';
import {webhookName} from './fan-out.js';
import type {Deliver} from './lane.js';
import type {Notices} from './open.js';

/** Milliseconds. */
const TIMEOUT = 15_000;

/** What receivers get: only what everybody can read on the board. */
export interface WebhookEvent {
  /** `message.` and the action. */
  readonly type: `message.${string}`;
  /** When it happened; ISO 8601. */
  readonly timestamp: string;
  readonly data: {
    readonly messageId: string;
    readonly number: string;
    readonly title: string;
    readonly kind: string;
    readonly topic: string;
    /** The agency that has it now. */
    readonly agencyId: string;
    readonly status: string;
    readonly url?: string;
    readonly entry: TimelineEntry;
    /** The answer, when this event published one. */
    readonly answer?: Answer;
  };
}

/**
 * Public events to the operator's other systems, signed as Standard Webhooks says. The event's id is the webhook's: a receiver that gets
 * it twice, because its first answer was lost, drops the second.
 */
export function webhookSender(notices: Pick<Notices, 'webhooks' | 'threadUrl'>): {readonly deliver: Deliver} {
  return {
    deliver: async ({messageId, seq, recipient}, trx) => {
      const webhook = notices.webhooks.find((candidate) => webhookName(candidate) === recipient);
      const facts = seq === null ? undefined : await factsOf(trx, messageId, seq);
      if (!webhook || !facts?.public) return 'dropped';
      const {id} = facts.event;
      const body = JSON.stringify(webhookEvent(facts, notices.threadUrl(messageId)));
      // By the real clock: receivers compare it with theirs.
      const sentAt = new Date();
      try {
        const response = await fetch(webhook.url, {
          method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT),
          headers: {
            'Content-Type': 'application/json', 'User-Agent': 'civic-board',
            'webhook-id': id, 'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
            'webhook-signature': new Webhook(webhook.secret).sign(id, sentAt, body),
          },
        });
        await response.body?.cancel();
        return response.ok ? 'sent' : {retry: String(response.status)};
      } catch (error) {
        return {retry: causeOf(error)};
      }
    },
  };
}

function webhookEvent({record, progress, events, event}: Facts, url: string | undefined): WebhookEvent {
  const message = messageFor(VISITOR, record, progress, events, {at: new Date(event.at), reopenDays: 0});
  const entry = message.timeline.at(-1);
  const answer = event.action === 'approve' ? message.answers.at(-1) : undefined;
  if (!entry) throw new Error('a public event shows in the timeline');
  const {id: messageId, number, title, kind, topic, agencyId, status} = message;
  return {
    type: `message.${event.action}`, timestamp: event.at,
    data: {messageId, number, title, kind, topic, agencyId, status, entry, ...(url !== undefined && {url}), ...(answer && {answer})},
  };
}

/** A word for the log; the error's own text may hold the address. */
function causeOf(error: unknown): string {
  const {name, cause} = error as {name?: string; cause?: {code?: string}};
  return cause?.code ?? name ?? 'unknown';
}
