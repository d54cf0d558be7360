import {createMiddleware} from 'hono/factory';
import type {Logger} from 'pino';
import {errorCodeOf} from '../store/index.js';
import type {Env} from './env.js';

/**
 * Logs each request by method, route, status and time. Never an address with its query, a header or a body: they hold what people search
 * for, query codes, sessions and private parts.
 */
export function accessLog(log: Logger) {
  return createMiddleware<Env>(async (c, next) => {
    const start = performance.now();
    await next();
    const ms = Math.round(performance.now() - start);
    log.info({method: c.req.method, route: c.get('route'), status: c.res.status, ms}, 'request');
  });
}

/**
 * Logs an error that nobody expected by what it is and where it came from. Its message stays out: the database puts the values into
 * it that it could not take.
 */
export function logUnexpected(log: Logger, error: unknown, route: string): void {
  const {name, stack = ''} = error instanceof Error ? error : {name: typeof error};
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()).slice(0, 12);
  log.error({error: name, code: errorCodeOf(error), route, frames}, 'unexpected error');
}
