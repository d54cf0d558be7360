import webpush from 'web-push';
import {textIn} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import {subscriptionOf} from './email.js';
import {factsOf} from './facts.js';
import type {Deliver} from './lane.js';
import {stepWords} from './letter.js';
import type {Notices} from './open.js';
import {unseal} from './targets.js';

/** What the service worker of a site gets. */
export interface PushNews {
  readonly title: string;
  readonly body: string;
  readonly language: string;
  /** One notification for each message: a newer step takes the place of an older one. */
  readonly tag: string;
  /** The page of the message, where the site has one. */
  readonly url?: string;
}

/** Seconds that a push service keeps a message for a device that is off. */
const KEPT = 86_400;
const TIMEOUT = 15_000;

/** Push messages to browsers, encrypted for each (RFC 8291), so that the services on the way read nothing. */
export function pushSender(context: Pick<StoreContext, 'secrets' | 'board'>, notices: Notices & {readonly push: NonNullable<Notices['push']>}): {readonly deliver: Deliver} {
  const {vapid, agent, allows} = notices.push;
  return {
    deliver: async ({messageId, seq, recipient}, trx) => {
      const subscription = await subscriptionOf(trx, {recipient});
      const target = subscription && unseal(context.secrets, 'push', subscription.target);
      const facts = seq === null ? undefined : await factsOf(trx, messageId, seq);
      // The list of services may have changed since the endpoint was taken.
      if (target?.channel !== 'push' || !facts?.public || !allows(target.push.endpoint)) return 'dropped';
      const {language, body, about} = await stepWords({...context, db: trx}, facts, subscription?.language ?? '');
      const url = notices.threadUrl(messageId);
      const news: PushNews = {title: textIn((await context.board()).name, language), body: `${body}\n${about}`, language, tag: messageId, ...(url !== undefined && {url})};
      try {
        await webpush.sendNotification(target.push, JSON.stringify(news), {vapidDetails: vapid, TTL: KEPT, timeout: TIMEOUT, ...(agent && {agent})});
        return 'sent';
      } catch (error) {
        const {statusCode, code = 'unknown'} = error as {statusCode?: number; code?: string};
        if (statusCode === undefined) return {retry: code};
        // The browser took its permission back, or was never there.
        if (statusCode === 404 || statusCode === 410) {
          await trx.deleteFrom('subscription').where('id', '=', recipient).execute();
          return 'dropped';
        }
        return statusCode === 429 || statusCode >= 500 ? {retry: String(statusCode)} : {givenUp: String(statusCode)};
      }
    },
  };
}
