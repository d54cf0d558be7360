/** Everything that a page may use, from one script tag. Fetches the page's language first, so that no English flashes up before it. */
import {loadLanguage, resolveLanguage} from '../i18n/languages.js';

await loadLanguage(resolveLanguage(document.documentElement.lang || 'en'));
await import('./elements.js');

export {};
