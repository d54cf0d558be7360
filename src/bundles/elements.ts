/** All elements, registered at once: for pages that have them where civic-board.js cannot see them, as in a shadow root of their own. */
import {ELEMENTS} from './civic-board.js';

await Promise.all(Object.values(ELEMENTS).map((fetchElement) => fetchElement()));

export {};
