import {clientKey, type LimitName, withQueryCode} from '../limits/index.js';
import type {Admit, ShownCode} from '../store/index.js';
import type {ApiContext, ApiParts} from './env.js';
import {queryCode} from './request.js';
import {addressOf, viewerOf} from './session.js';

/** Whoever makes a request, as limits count them. */
export function clientOf(c: ApiContext, trustProxy: boolean): string {
  const {personId} = viewerOf(c);
  return clientKey({address: addressOf(c, trustProxy), ...(personId !== undefined && {personId})});
}

/** Lets somebody in who has not done too much, and who has done the work where the board asks for it. */
export function admission(c: ApiContext, {limits, proofs, services, trustProxy}: ApiParts, name: LimitName, {proof: needed = false} = {}): Admit {
  return async () => {
    const proof = needed && services.challenge ? await proofs.verify(c.req.header('Board-Proof')) : undefined;
    const refund = await limits.count(name, clientOf(c, trustProxy));
    return {refund, ...(proof && {proof})};
  };
}

/** Does work on one message with the query code that the request brings, and slows down who guesses codes. */
export async function withCode<T>(c: ApiContext, {limits, trustProxy}: ApiParts, message: string, work: (code: ShownCode) => Promise<T>): Promise<T> {
  return await withQueryCode(limits, {queryCode: queryCode(c), address: addressOf(c, trustProxy), message}, work);
}
