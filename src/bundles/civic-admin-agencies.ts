/** civic-admin-agencies alone, with what it needs, for a page that uses no other element. */
import '../define/civic-admin-agencies.js';
