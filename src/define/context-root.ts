import {ContextRoot} from '@lit/context';

/**
 * Lets elements that were upgraded before the provider around them hear from it: one root a document buffers their requests. A second
 * copy of the script on a page finds the mark of the first.
 */
const MARK = Symbol.for('civic-board:context-root/1');
const marked = document as Document & {[MARK]?: ContextRoot};

if (!marked[MARK]) {
  marked[MARK] = new ContextRoot();
  marked[MARK].attach(document.documentElement);
}
