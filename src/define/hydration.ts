/**
 * Brings to life what a server rendered (`civic-board/ssr`): the elements keep every node that is there, and begin with the answers that stand
 * beside them instead of asking the board. To be loaded before the elements; `civic-board.js` does so on pages that need it.
 */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import {ContextEvent} from '@lit/context';
import {LitElement, type PropertyValues, type ReactiveController, ReactiveElement} from 'lit';
import {adapterContext, boardContext} from '../context/index.js';
import {FIRST_ANSWERS_MARK, type FirstAnswers, lazyPartsIn, queriesIn} from '../controllers/first-answers.js';
import type {WideEnough} from '../controllers/wide-enough.js';
import {loadLanguage, resolveLanguage} from '../i18n/languages.js';
import type {BoardInfo} from '../model/board.js';

/** Lit takes its support when it is loaded, which may have been before this. It extends what is observed, by which that is known. */
const {litElementHydrateSupport} = globalThis as {litElementHydrateSupport?: (lit: {LitElement: typeof LitElement}) => void};
if (!Object.hasOwn(LitElement, 'observedAttributes')) litElementHydrateSupport?.({LitElement});

const made = new WeakMap<object, ReactiveController[]>();
// eslint-disable-next-line @typescript-eslint/unbound-method -- called on its element
const {addController} = ReactiveElement.prototype;
ReactiveElement.prototype.addController = function (this: ReactiveElement, controller) {
  const controllers = made.get(this) ?? [];
  made.set(this, [...controllers, controller]);
  addController.call(this, controller);
};

/** Whatever the page's script or another version of the server has changed: then what is there is drawn anew, which readers hardly see. */
const lit = LitElement.prototype as unknown as {update: (this: LitElement, changed: PropertyValues) => void};
const {update} = lit;
lit.update = function (changed) {
  try {
    update.call(this, changed);
  } catch (error) {
    const root = this.shadowRoot;
    if (this.hasUpdated || root?.firstElementChild?.localName !== 'style') throw error;
    for (const node of [...root.childNodes].slice(1)) node.remove();
    update.call(this, changed);
  }
};

/** An element may be connected before or after the board is there; it is to begin when it knows what the server knew. */
async function prepare(element: Element): Promise<void> {
  let pressed: HTMLElement | undefined;
  // Whoever presses something meanwhile need not press it again.
  const keep = (event: Event) => {
    const button = event.composedPath().find((target) => target instanceof HTMLButtonElement);
    if (button instanceof HTMLElement) pressed = button;
  };
  element.addEventListener('click', keep);
  const {answers, parts} = drawn.get(element) ?? NO_ANSWERS;
  await Promise.all([loadLanguage(resolveLanguage(element.closest('[lang]')?.getAttribute('lang') ?? 'en'), ['common']), customElements.whenDefined(element.localName)]);
  const controllers = () => made.get(element) ?? [];
  // A part may bring others.
  for (let index = 0; index < lazyPartsIn(controllers()).length; index++) if (parts[index]) await lazyPartsIn(controllers())[index]?.load();
  queriesIn(controllers()).forEach((query, index) => (query.first = answers[index] ?? undefined));
  // Known by what it has: its module belongs to lists.
  for (const controller of controllers() as Partial<WideEnough>[]) if ('drawn' in controller) controller.drawn = true;
  const speaks = controllers().some((controller) => (controller as {context?: unknown}).context === adapterContext);
  const endpoint = element.getAttribute('endpoint');
  if (speaks && endpoint) (await import('../controllers/link-at.js')).linkAt(endpoint, boardAmong((other) => other.getAttribute('endpoint') === endpoint));
  else if (speaks) await Promise.all([provided(element, adapterContext), provided(element, boardContext)]);
  element.removeEventListener('click', keep);
  element.removeAttribute('defer-hydration');
  await (element as Partial<LitElement>).updateComplete;
  if (pressed?.isConnected) pressed.click();
}

const NO_ANSWERS: FirstAnswers = {answers: [], parts: []};

function firstAnswersOf(element: Element): FirstAnswers {
  const beside = element.nextElementSibling;
  const text = beside?.hasAttribute(FIRST_ANSWERS_MARK) ? beside.textContent : null;
  return text ? JSON.parse(text) as FirstAnswers : NO_ANSWERS;
}

/** Resolves once somebody around the element gives it something of a context. */
function provided(element: Element, context: typeof adapterContext | typeof boardContext): Promise<void> {
  return new Promise((resolve) => {
    element.dispatchEvent(new ContextEvent(context as typeof boardContext, element, (value, unsubscribe) => {
      if (value === undefined) return;
      unsubscribe?.();
      resolve();
    }, true));
  });
}

/** The board's own data, which stand beside one of several elements that speak to it. */
function boardAmong(speaksToIt: (element: Element) => boolean): BoardInfo | undefined {
  return [...drawn].find(([element, {board}]) => board && speaksToIt(element))?.[1].board;
}

/** What a server has drawn, with the answers that stand beside it: they may be long, and are read once. */
const drawn = new Map([...document.querySelectorAll('[defer-hydration]')].map((element) => [element, firstAnswersOf(element)]));
for (const element of drawn.keys()) {
  const provider = element.closest('civic-board-provider') as (Element & {board?: BoardInfo | undefined}) | null;
  const board = provider && boardAmong((other) => provider.contains(other));
  if (provider && board) provider.board ??= board;
  void prepare(element);
}
