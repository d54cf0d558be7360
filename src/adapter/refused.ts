import type {Refusal, Viewer} from '../model/index.js';
import {BoardError} from './error.js';

/** A refusal of the model as adapters reject with it: somebody without a session is asked to sign in, everybody else is told whether it is them or the moment. */
export function refused(refusal: Refusal, {personId, holdsQueryCode}: Viewer): BoardError {
  if (refusal !== 'forbidden') return new BoardError('not-allowed-now', `refused: ${refusal}`, {refusal});
  if (personId === undefined && !holdsQueryCode) return new BoardError('unauthenticated', 'needs a session');
  return new BoardError('forbidden', 'the session may not do this');
}
