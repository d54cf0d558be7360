/** civic-submit-form alone, with what it needs, for a page that uses no other element. */
import '../define/civic-submit-form.js';
