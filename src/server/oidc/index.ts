export {OidcError, type OidcFailure} from './client.js';
export {checkOidcSettings, type OidcGrant, type OidcSettings, OidcSettingsError} from './settings.js';
export {type OidcSignIn, oidcSignIn, type SignInWish} from './sign-in.js';
export {cookieName} from './transaction.js';
