import {formatQueryCode, normaliseQueryCode, type Viewer} from '../../model/index.js';
import {sameDigest, type Secrets} from './secret.js';

/**
 * The query code of a message. Made from the server's secret and the message's id, so that a submission that is sent again gets the
 * same receipt although the code is kept nowhere.
 */
export function queryCodeOf(secrets: Secrets, messageId: string): string {
  return formatQueryCode(secrets.mac('query-code', messageId));
}

/** What is kept of a code: enough to know it again, useless to whoever reads the table. */
export function queryCodeHash(secrets: Secrets, code: string): Buffer {
  return secrets.mac('query-code-hash', normaliseQueryCode(code));
}

/** Whether what somebody typed is the code behind a hash. */
export function isQueryCode(secrets: Secrets, typed: string | undefined, hash: Buffer | null): boolean {
  return typed !== undefined && hash !== null && sameDigest(queryCodeHash(secrets, typed), hash);
}

/** The query code that a request brings, if it brings one. */
export interface ShownCode {
  readonly queryCode?: string | undefined;
  /** Hears of a code that is not the message's, also when there is no such message: for whoever slows guessing down. */
  readonly onWrongCode?: () => void;
}

/** The viewer with what the code adds: the right one makes them the author, and a wrong one gives nothing. */
export function readerOf(secrets: Secrets, viewer: Viewer, matter: {readonly queryCodeHash: Buffer | null} | undefined, {queryCode, onWrongCode}: ShownCode): Viewer {
  const holdsQueryCode = isQueryCode(secrets, queryCode, matter?.queryCodeHash ?? null);
  if (queryCode !== undefined && !holdsQueryCode) onWrongCode?.();
  return {...viewer, holdsQueryCode};
}
