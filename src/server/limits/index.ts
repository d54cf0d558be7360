export {type Client, clientKey} from './client.js';
export {databaseLimits, type Limits, limitsOver} from './limits.js';
export {LIMIT_POLICIES, type LimitName, type LimitOverrides, type LimitPolicy} from './policies.js';
export {withQueryCode} from './query-codes.js';
export {type CountedAttempt, type SignInLimit, signInLimit} from './sign-in.js';
