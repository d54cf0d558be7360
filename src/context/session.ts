import {createContext} from '@lit/context';
import type {Session} from '../adapter/index.js';

/** Who is signed in: a session, null for nobody, undefined while that is not known yet. */
export const sessionContext = createContext<Session | null | undefined>(Symbol.for('civic-board:session/1'));

/** The event by which elements say that somebody signed in or out. */
export const SESSION_CHANGED = 'civic-session-changed';
