/**
 * What `@lit/context` gives to those who ask and to the document, as far as we use it: what is asked for is always subscribed to, in one way of
 * asking. Whoever gives has the library's own. Both speak the protocol of the Web Components Community Group, and so with any other copy on the page.
 */

/** Asks those around an element for a context. A function, which is shorter than a class that others call with `new`. */
export function ContextRequestEvent(context, contextTarget, callback, subscribe) {
  return Object.assign(new Event('context-request', {bubbles: true, composed: true}), {context, contextTarget, callback, subscribe});
}

/** Asks whenever its element comes into the page, for as long as it stays. */
export class ContextConsumer {
  #end;
  #host;

  constructor(host, {context}) {
    this.#host = host;
    this.context = context;
    host.addController(this);
  }

  hostConnected() {
    this.#host.dispatchEvent(new ContextRequestEvent(this.context, this.#host, this.#take, true));
  }

  hostDisconnected() {
    this.#end?.();
    this.#end = undefined;
  }

  // One and the same function each time, by which whoever gives, and the root, know it again.
  #take = (value, end) => {
    // Somebody nearer gives it from now on.
    if (this.#end !== end) this.#end?.();
    this.#end = end;
    this.value = value;
    this.#host.requestUpdate();
  };
}

/** Keeps what nobody has answered, and asks again as soon as somebody appears who gives that context. */
export class ContextRoot {
  attach(root) {
    const waiting = new Map();
    root.addEventListener('context-request', (event) => {
      const {context, callback, subscribe} = event;
      if (!subscribe) return;
      if (!waiting.has(context)) waiting.set(context, {known: new WeakMap(), asked: []});
      const {known, asked} = waiting.get(context);
      const element = event.contextTarget ?? event.composedPath()[0];
      if (known.get(callback) === element) return;
      known.set(callback, element);
      // Whatever has left the page for good is not kept by this.
      asked.push([new WeakRef(element), new WeakRef(callback)]);
    });
    root.addEventListener('context-provider', ({context}) => {
      const asked = waiting.get(context)?.asked ?? [];
      // What is not answered now either comes back.
      waiting.delete(context);
      for (const [element, callback] of asked.map((refs) => refs.map((ref) => ref.deref()))) {
        if (callback) element?.dispatchEvent(new ContextRequestEvent(context, element, callback, true));
      }
    });
  }
}
