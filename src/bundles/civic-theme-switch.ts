/** civic-theme-switch alone, with what it needs, for a page that uses no other element. */
import '../define/civic-theme-switch.js';
