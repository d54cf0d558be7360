/** civic-join-form alone, with what it needs, for a page that uses no other element. */
import '../define/civic-join-form.js';
