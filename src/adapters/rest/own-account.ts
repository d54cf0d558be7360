import type {AccountStanding, NewSecondFactor, OwnAccount, Session} from '../../adapter/index.js';
import {client, type RestOptions} from './client.js';
import {isObject, isSession, type Shape} from './shape.js';

/** What people do with their own account, over HTTP. */
export function ownAccount(options: RestOptions): OwnAccount {
  const {get, send} = client(options);
  return {
    getStanding: async ({signal} = {}) => get('/account', isStanding, {signal}),
    changePassword: async (change, {signal} = {}) => send('PUT', '/account/password', isSession as Shape<Session & {token?: string}>, {signal, body: change}),
    beginSecondFactor: async (proof, {signal} = {}) => send('POST', '/account/second-factor', isObject<NewSecondFactor>, {signal, body: proof}),
    confirmSecondFactor: async (code, {signal} = {}) => send('PUT', '/account/second-factor', isStanding, {signal, body: {code}}),
    renewRecoveryCodes: async (proof, {signal} = {}) =>
      (await send('POST', '/account/recovery-codes', isObject<{readonly recoveryCodes: readonly string[]}>, {signal, body: proof})).recoveryCodes,
    removeSecondFactor: async (proof, {signal} = {}) => send('POST', '/account/second-factor/removal', isStanding, {signal, body: proof}),
  };
}

const isStanding: Shape<AccountStanding> = (value): value is AccountStanding => isObject<AccountStanding>(value) && typeof value.username === 'string';
