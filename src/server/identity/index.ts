export {localIdentity} from './local.js';
export {hashPassword} from './password.js';
export type {IdentityProvider, SignInOrigin} from './provider.js';
export {SESSION_SECONDS, type Sessions, sessionsOf} from './session.js';
