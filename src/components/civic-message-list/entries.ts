import {html, isServer, render, type TemplateResult} from 'lit';
import type {Agency} from '../../model/agency.js';
import {namesOf} from '../../model/localized.js';
import type {MessageSummary} from '../../model/view.js';
import {markupOnly} from '../markup-only.js';
import {blocksOf} from './blocks.js';
import {type EntryModel, renderEntry} from './entry.js';

/** A message as it stands in the list. */
interface Drawn {
  readonly node: HTMLElement;
  readonly message: MessageSummary;
}

/**
 * The messages of a list, each drawn once and then left alone: no template remembers where its values are, for a list has thousands of entries of
 * which hardly one ever changes. One that does is drawn anew in its place. What a server drew is taken as it stands.
 */
export class Entries {
  #list: Element | undefined;
  /** What the list was last drawn of. */
  #items: readonly MessageSummary[] | undefined;
  #model: EntryModel | undefined;
  #drawn: ReadonlyMap<string, Drawn> = new Map();
  #blocks: readonly (readonly MessageSummary[])[] = [];

  /** The list of these messages, to be put into `root`: always the same element, or on a server its markup. */
  draw(root: ParentNode, items: readonly MessageSummary[], agencies: readonly Agency[], model: EntryModel): unknown {
    if (items === this.#items && model === this.#model) return this.#list;
    const names = namesOf(agencies);
    const entryOf = (message: MessageSummary) => renderEntry(message, names.get(message.agencyId), model);
    this.#blocks = blocksOf(items, this.#blocks);
    if (isServer) return markupOnly(listOf(this.#blocks.map((block) => blockOf(block.map(entryOf)))));
    this.#list ??= this.#adopt(root, items, model) ?? nodeOf(listOf());
    const before = this.#drawn;
    this.#drawn = new Map(items.map((message) => {
      const old = before.get(message.id);
      return [message.id, model === this.#model && old?.message === message ? old : {node: inPlaceOf(old?.node, nodeOf(entryOf(message))), message}];
    }));
    this.#items = items;
    this.#model = model;
    const taken = new Set<Element>();
    for (const block of this.#blocks) {
      const nodes = block.flatMap(({id}) => this.#drawn.get(id)?.node ?? []);
      const own = nodes[0]?.parentElement;
      const box = own && !taken.has(own) ? own : nodeOf(blockOf());
      fill(box, nodes);
      // Not in the markup, for there a policy of `style-src 'self'` blocks it.
      box.style.setProperty('--_count', `${nodes.length}`);
      taken.add(box);
    }
    fill(this.#list, [...taken]);
    return this.#list;
  }

  /** What a server drew of these messages, if it did. */
  #adopt(root: ParentNode, items: readonly MessageSummary[], model: EntryModel): Element | null {
    const list = root.querySelector('[part=list]');
    this.#model = model;
    this.#drawn = new Map(items.flatMap((message) => {
      const node = list?.querySelector(`[data-id="${CSS.escape(message.id)}"]`)?.closest<HTMLElement>('.entry');
      return node ? [[message.id, {node, message}]] : [];
    }));
    return list;
  }
}

// Not ul and li: nothing may stand between these, and the blocks do. They have no role, so that it is one list to those who hear it.
const listOf = (blocks?: unknown) => html`<div part="list" class="list" role="list">${blocks}</div>`;
const blockOf = (entries?: unknown) => html`<div class="block">${entries}</div>`;

/** The element of a template, without the comments by which Lit would find its values again. */
function nodeOf(template: TemplateResult): HTMLElement {
  const fragment = document.createDocumentFragment();
  render(template, fragment);
  const comments = document.createNodeIterator(fragment, NodeFilter.SHOW_COMMENT);
  for (let comment; (comment = comments.nextNode()); ) (comment as Comment).remove();
  fragment.normalize();
  return fragment.firstElementChild as HTMLElement;
}

/** Puts an entry where the old one is, unless they are the same to everybody: then the old one stays, with what is selected in it. */
function inPlaceOf(old: HTMLElement | undefined, entry: HTMLElement): HTMLElement {
  if (!old) return entry;
  if (old.isEqualNode(entry)) return old;
  const focused = old.matches(':focus-within');
  old.replaceWith(entry);
  if (focused) entry.querySelector<HTMLElement>('[data-id]')?.focus({preventScroll: true});
  return entry;
}

/** Gives an element these children. Those that stay where they are keep focus. */
function fill(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    const there = parent.children[index];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}
