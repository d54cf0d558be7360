import type {CSSResult, LitElement, ReactiveController} from 'lit';

/** What surrounds an element that is rendered: nothing but a page in a language. */
export interface Surroundings {
  readonly language: string;
  /** Address of the page, against which those in it are read. */
  readonly url: string;
}

/** What is known of an element beside what it knows itself. Kept apart, because its own constructor runs before any field of a subclass exists. */
interface Known {
  readonly controllers: ReactiveController[];
  /** Of parts that were loaded later. */
  readonly styles: CSSResult[];
  surroundings: Surroundings;
  wake: () => void;
}

/** Where it is not known which page it is going to be. */
export const NO_PAGE = 'http://localhost/';

const records = new WeakMap<object, Known>();

function recordOf(element: object): Known {
  let record = records.get(element);
  if (!record) records.set(element, (record = {controllers: [], styles: [], surroundings: {language: 'en', url: NO_PAGE}, wake: () => undefined}));
  return record;
}

/** An element's class made fit for a place without a document: it remembers its controllers, and finds the page's language around it. */
export function serverSide(element: new () => LitElement): new () => LitElement {
  return class extends element {
    override addController(controller: ReactiveController): void {
      recordOf(this).controllers.push(controller);
      super.addController(controller);
    }

    override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
      super.requestUpdate(...change);
      recordOf(this).wake();
    }

    takeStyles(styles: readonly CSSResult[]): void {
      recordOf(this).styles.push(...styles);
    }

    override get baseURI(): string {
      return recordOf(this).surroundings.url;
    }

    override getRootNode(): Node {
      return {nodeType: 11, host: pageIn(recordOf(this).surroundings.language)} as unknown as Node;
    }
  };
}

/** The controllers of an element, in the order in which it made them; those of parts that were loaded later come last. */
export function controllersOf(element: object): readonly ReactiveController[] {
  return recordOf(element).controllers;
}

/** The styles of parts of an element that were loaded later, in their order. */
export function addedStylesOf(element: object): readonly CSSResult[] {
  return recordOf(element).styles;
}

export function surround(element: object, surroundings: Surroundings): void {
  recordOf(element).surroundings = surroundings;
}

/** Resolves when an element next wants to be rendered anew: something that it waited for has come. */
export function nextWish(element: object): Promise<void> {
  return new Promise((resolve) => {
    recordOf(element).wake = resolve;
  });
}

/** As much of an element as whoever looks for the nearest language asks. */
function pageIn(language: string): unknown {
  return {
    getAttribute: (name: string) => (name === 'lang' ? language : null),
    attributes: [],
    assignedSlot: null,
    parentElement: null,
    getRootNode: () => ({nodeType: 9}),
  };
}
