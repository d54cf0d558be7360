/** civic-reply-panel alone, with what it needs, for a page that uses no other element. */
import '../define/civic-reply-panel.js';
