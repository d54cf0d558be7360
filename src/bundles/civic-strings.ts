/** For pages that replace phrases or bring a language: `import {overrideStrings} from '…/cdn/civic-strings.js'`. */
export {registerLanguage, resolveLanguage} from '../i18n/languages.js';
export {overrideStrings, type StringOverrides} from '../i18n/overrides.js';
