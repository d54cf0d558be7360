import {ContextRoot} from '@lit/context';

/**
 * Lets elements that were upgraded before the provider around them hear from it: one root a document buffers their requests. A second
 * copy of the script on a page finds the mark of the first. On a server, where a framework loads what it renders, there is no document.
 */
const MARK = Symbol.for('civic-board:context-root/1');
const marked = globalThis.document as (Document & {[MARK]?: ContextRoot}) | undefined;

if (marked && !marked[MARK]) {
  marked[MARK] = new ContextRoot();
  marked[MARK].attach(marked.documentElement);
}
