import {CompiledQuery} from 'kysely';
import {type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRes} from 'rate-limiter-flexible';
import {BoardError} from '../../adapter/index.js';
import type {Db, Secrets} from '../store/index.js';
import {LIMIT_POLICIES, type LimitName, type LimitOverrides, type LimitPolicy} from './policies.js';

/** Counts requests by name of the limit and by whoever is counted. Keys are digests wherever they are kept. */
export interface Limits {
  /**
   * Counts a request.
   *
   * @returns what takes it back.
   * @throws {BoardError} `rate-limited`, with the seconds until it is over.
   */
  count(name: LimitName, who: string): Promise<() => Promise<void>>;
  /** Counts nothing, but lets nobody through whose count is used up. Throws as {@link count} does. */
  check(name: LimitName, who: string): Promise<void>;
  /** Begins anew for somebody. */
  forget(name: LimitName, who: string): Promise<void>;
}

/**
 * Limits that are kept in the board's database, so that several servers count together and a restart forgives nobody. When the database
 * fails they fail with it, and so would what they guard: there is nothing to let through.
 */
export function databaseLimits(db: Db, secrets: Secrets, overrides: LimitOverrides = {}): Limits {
  // The limiter speaks to a pool of `pg`. It gets the one that the store has, by way of the query builder that owns it.
  const storeClient = {
    query: async ({text, values}: {readonly text: string; readonly values: readonly unknown[]}) => {
      const {rows, numAffectedRows} = await db.executeQuery(CompiledQuery.raw(text, [...values]));
      return {rows, rowCount: rows.length || Number(numAffectedRows ?? 0)};
    },
  };
  return limitsOver((keyPrefix, {count, seconds}) => new RateLimiterPostgres({
    // Swept with everything else that is old.
    storeClient, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points: count, duration: seconds,
  }), secrets, overrides);
}

/** Limits over any limiter of the library. */
export function limitsOver(make: (name: LimitName, policy: LimitPolicy) => RateLimiterAbstract, secrets: Pick<Secrets, 'mac'>, overrides: LimitOverrides = {}): Limits {
  const limiters = new Map<LimitName, RateLimiterAbstract>();
  for (const name of Object.keys(LIMIT_POLICIES) as LimitName[]) {
    const policy = overrides[name] ?? LIMIT_POLICIES[name];
    if (policy !== 'off') limiters.set(name, make(name, policy));
  }
  // The name is part of the digest, so that one address under two limits cannot be told to be one.
  const digest = (name: LimitName, who: string) => secrets.mac('limit', `${name} ${who}`).toString('base64url');
  return {
    count: async (name, who) => {
      const limiter = limiters.get(name);
      if (!limiter) return () => Promise.resolve();
      const key = digest(name, who);
      try {
        await limiter.consume(key);
      } catch (error) {
        throw limitedOr(error);
      }
      return async () => { await limiter.reward(key); };
    },
    check: async (name, who) => {
      const limiter = limiters.get(name);
      const counted = await limiter?.get(digest(name, who));
      if (limiter && counted && counted.consumedPoints >= limiter.points) throw limited(counted);
    },
    forget: async (name, who) => { await limiters.get(name)?.delete(digest(name, who)); },
  };
}

/** The library rejects with its result where a limit is met, and with an error where its store failed. */
function limitedOr(error: unknown): unknown {
  return error instanceof RateLimiterRes ? limited(error) : error;
}

function limited({msBeforeNext}: RateLimiterRes): BoardError {
  return new BoardError('rate-limited', 'too many requests', {retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000))});
}
