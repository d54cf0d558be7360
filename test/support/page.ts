import {fixture} from '@open-wc/testing';
import type axeCore from 'axe-core';
import 'axe-core';
import {computeAccessibleName, getRole} from 'dom-accessibility-api';
import {html, type LitElement, type TemplateResult} from 'lit';
import type {BoardAdapter, DeviceStore} from '../../src/adapter/index.js';
import {memoryDeviceStore} from '../../src/adapters/device.js';
import '../../src/define/civic-board-provider.js';

/**
 * A small harness to use elements as a person does: find things by role and name through shadow roots, press, type, and wait for what
 * should appear. Tests name what somebody perceives and never what is inside an element.
 */

/** Puts elements on the page inside a provider over an adapter and a device of its own, and in view. Gives the first element in it. */
export async function onBoard<E extends Element = LitElement>(
  adapter: BoardAdapter,
  content: TemplateResult,
  {lang = 'en', dir = 'ltr', device = memoryDeviceStore()}: {lang?: string; dir?: string; device?: DeviceStore} = {},
): Promise<E> {
  const provider = await fixture(
    html`<civic-board-provider .adapter=${adapter} .device=${device} lang=${lang} dir=${dir}>${content}</civic-board-provider>`,
  );
  const element = provider.firstElementChild;
  if (!element) throw new Error('onBoard needs an element');
  element.scrollIntoView();
  return element as E;
}

/** Every element below a root, in the order of the page, shadow roots included. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
    yield* everything(element);
  }
}

/** What a name is matched by: the whole name, or a pattern. */
export type Name = string | RegExp;

const matches = (text: string, name: Name): boolean =>
  typeof name === 'string' ? text === name : name.test(text);
/** An element without a box of its own (`display: contents`) is as visible as what is in it. */
const shown = (element: Element): boolean =>
  (element.checkVisibility({visibilityProperty: true}) || getComputedStyle(element).display === 'contents') &&
  !element.closest('[aria-hidden=true]');

/** Everything of a role (and name) that is shown, in the order of the page. */
export function allByRole(root: Element, role: string, name?: Name): HTMLElement[] {
  const roots = [root, ...everything(root.shadowRoot ?? root), ...(root.shadowRoot ? everything(root) : [])];
  return [...new Set(roots)].filter(
    (element): element is HTMLElement =>
      element instanceof HTMLElement &&
      getRole(element) === role &&
      shown(element) &&
      (name === undefined || matches(computeAccessibleName(element).trim(), name)),
  );
}

/** The one thing of a role and name, waiting until it is there; an error that lists what there is when it does not come. */
export async function byRole<E extends HTMLElement = HTMLElement>(
  root: Element,
  role: string,
  name?: Name,
): Promise<E> {
  return await eventually(
    () => {
      const [found, second] = allByRole(root, role, name);
      if (second) throw new Error(`more than one ${role} ${String(name ?? '')}`);
      return found as E | undefined;
    },
    () =>
      `no ${role} ${String(name ?? '')}; there is: ${
        allByRole(root, role)
          .map((element) => JSON.stringify(computeAccessibleName(element)))
          .join(', ') || 'none'
      }; text: ${textOf(root)}`,
  );
}

/** The text that is shown in an element, through shadow roots and slots, white space folded. */
export function textOf(root: Element): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0)
      node.assignedNodes().forEach(visit);
    else if (node instanceof Element) {
      if (!(node instanceof HTMLElement) || node instanceof HTMLStyleElement || !shown(node)) return;
      (node.shadowRoot ?? node).childNodes.forEach(visit);
      if (getComputedStyle(node).display !== 'inline') parts.push(' ');
    }
  };
  visit(root);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Waits until the element shows a text. */
export async function untilText(root: Element, text: Name): Promise<void> {
  await eventually(
    () => (typeof text === 'string' ? textOf(root).includes(text) : text.test(textOf(root))) || undefined,
    () => `expected ${String(text)} in: ${textOf(root)}`,
  );
}

/** Waits, a frame at a time, until `find` gives something; fails after `timeout` ms with what `explain` says. */
export async function eventually<T>(
  find: () => T | undefined,
  explain: () => string = () => 'it did not happen',
  timeout = 5000,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(explain());
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Types into a field as a person would leave it: the value, then the events. */
export function fill(field: HTMLElement, value: string): void {
  if (!(
    field instanceof HTMLInputElement ||
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement
  ))
    throw new Error('not a field');
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

/** Pastes as a person does. Firefox takes no data for an event that a script makes, so they are put into it. */
export function paste(field: Element, clipboardData: DataTransfer): Event {
  const event = new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true});
  Object.defineProperty(event, 'clipboardData', {value: clipboardData});
  field.dispatchEvent(event);
  return event;
}

/** Chooses an option by what it says. */
export function select(field: HTMLElement, label: Name): void {
  if (!(field instanceof HTMLSelectElement)) throw new Error('not a select');
  const option = [...field.options].find(({text}) => matches(text.trim(), label));
  if (!option)
    throw new Error(
      `no option ${String(label)}; there is: ${[...field.options].map(({text}) => text.trim()).join(', ')}`,
    );
  fill(field, option.value);
}

/** What axe finds wrong with an element in the words of its page, one line each; empty is good. Checks WCAG 2.2 A and AA and best practices. */
export async function axe(element: Element): Promise<string[]> {
  await untilWords(element);
  // The package is not a module that a browser can import from: it puts itself into the page.
  const {axe: inPage} = globalThis as unknown as {axe: typeof axeCore};
  const {violations} = await inPage.run(element, {
    resultTypes: ['violations'],
    rules: {region: {enabled: false}},
    // It takes words for pictures of an icon font by how they are painted, in Firefox Chinese ones too. We have no such fonts.
    checks: {'label-content-name-mismatch': {options: {pixelThreshold: 1, occurrenceThreshold: Infinity}}},
  } as axeCore.RunOptions);
  return violations.map(
    ({id, help, nodes}) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`,
  );
}

/** Waits until all words of the page's language are there and drawn. English is in the elements. */
async function untilWords(element: Element): Promise<void> {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? 'en';
  if (/^en\b/.test(lang)) return;
  // By itself it is loaded with the first page that needs it, and may come late.
  const {loadLanguage, resolveLanguage} = await import('../../src/i18n/languages.js');
  await loadLanguage(resolveLanguage(lang));
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** The element that has focus, through shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
