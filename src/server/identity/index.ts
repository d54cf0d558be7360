export {attemptsOf} from './attempts.js';
export {localIdentity} from './local.js';
export {type OwnAccounts, ownAccountsOf} from './own-account.js';
export {hashPassword, oneTimePassword} from './password.js';
export type {IdentityProvider, SignedIn, SignInOrigin} from './provider.js';
export {type CurrentSession, SESSION_SECONDS, type SessionOptions, type Sessions, sessionsOf, shownSession} from './session.js';
