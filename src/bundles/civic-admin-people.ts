/** civic-admin-people alone, with what it needs, for a page that uses no other element. */
import '../define/civic-admin-people.js';
