/** Every element and every language in one file, for sites that can host just one: no other file of ours is fetched. */
export {watch} from '../civic-board.js';
export {overrideStrings} from '../../i18n/overrides.js';
