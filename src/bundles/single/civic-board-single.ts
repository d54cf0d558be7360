/** Every element and every language in one file, for sites that can host just one: no other file of ours is fetched. */
import '../civic-board.js';

export {overrideStrings} from '../../i18n/overrides.js';
