/**
 * For pages that replace phrases, bring a language, or fetch one before an element that they take alone: `import {overrideStrings} from
 * '…/cdn/civic-strings.js'`.
 */
export {loadLanguage, registerLanguage, resolveLanguage} from '../i18n/languages.js';
export {overrideStrings, type StringOverrides} from '../i18n/overrides.js';
