import {openEmbedded} from './embedded.js';
import {openExternal} from './external.js';
import type {Engine, EngineOptions} from './engine.js';

export type {Engine, EngineOptions} from './engine.js';
export {EngineError, ENGINE_ERROR_CODES, type EngineErrorCode} from './errors.js';

/**
 * Opens the database that the board runs on: the server at `databaseUrl`, or
 * an embedded PostgreSQL with nothing to set up.
 *
 * @throws {EngineError} with a cure, when it cannot be opened.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  return options.databaseUrl
    ? await openExternal(options.databaseUrl, options.signal)
    : await openEmbedded(options);
}
