import {type Readable} from 'node:stream';
import {renderThunked} from '@lit-labs/ssr';
import {RenderResultReadable} from '@lit-labs/ssr/lib/render-result-readable.js';
import {collectResult, type ThunkedRenderResult} from '@lit-labs/ssr/lib/render-result.js';
import {type LitElement} from 'lit';
import {FIRST_ANSWERS_MARK} from '../controllers/first-answers.js';
import {define} from '../define/define.js';
import {directionOf, loadLanguage, resolveLanguage} from '../i18n/index.js';
import type {BoardInfo} from '../model/board.js';
import type {BoardReader} from './board-reader.js';
import {escapeJson, escapeText} from './escape.js';
import {nestedRenderer} from './nested-renderer.js';
import {BROWSER_ATTRIBUTES, RENDERED, type RenderedElements, type RenderedTag} from './rendered-elements.js';
import {serverSide, surround} from './server-element.js';
import {settle} from './settle.js';

/** For whom elements are rendered, and from where they get what they show. */
export interface RenderOptions {
  /** The board. Read as whoever the adapter stands for: on a page for everybody that must be nobody. */
  readonly adapter: BoardReader;
  /** BCP 47 tag of the reader's language; the board's main one when left out. */
  readonly language?: string | undefined;
  /** Address of the board's HTTP API for the browser, where no `civic-board-provider` stands around the element. */
  readonly endpoint?: string | undefined;
  /** The board's own data where they are at hand; asked for otherwise. */
  readonly board?: BoardInfo | undefined;
}

/** An element as markup. */
export interface Rendered {
  /** The markup as one text. To be used once, or else `stream`. */
  text(): Promise<string>;
  /** The markup as it comes about. */
  stream(): Readable;
  /** The texts of its `<style>` elements: a content security policy lets them through by their digests. */
  readonly styles: readonly string[];
}

const classes = new Map<RenderedTag, new () => LitElement>();

/** Registered where Lit's renderer looks for elements inside of others. */
function classOf(tag: RenderedTag): new () => LitElement {
  let known = classes.get(tag);
  if (!known) {
    classes.set(tag, (known = serverSide(RENDERED[tag].element)));
    define(tag, known);
    // What finishes the class: its styles and attributes.
    void (known as unknown as typeof LitElement).observedAttributes;
  }
  return known;
}

/**
 * Renders an element with what it shows, in declarative shadow DOM, and beside it, as inert JSON, what it took: where the reader has script, the
 * element begins with that, and fetches nothing that is there.
 *
 * @throws {BoardError} what the board said when it could not answer, such as `not-found`.
 */
export async function render<T extends RenderedTag>(tag: T, attributes: RenderedElements[T], options: RenderOptions): Promise<Rendered> {
  const {adapter, endpoint} = options;
  const {asks, whole} = RENDERED[tag];
  // Inside of others these are met as well.
  classOf('civic-status-badge');
  const board = options.board ?? (asks || options.language === undefined ? await adapter.getBoard() : undefined);
  const language = options.language ?? board?.languages[0] ?? 'en';
  await loadLanguage(resolveLanguage(language));
  const given = Object.entries(attributes).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  const element = new (classOf(tag))();
  surround(element, {language});
  for (const [name, value] of given) if (!BROWSER_ATTRIBUTES.has(name)) element.attributeChangedCallback(name, null, String(value));
  const first = await settle(element, {adapter: asks ? adapter : undefined, board, whole});
  const shown: [string, string | number][] = [...given, ...(asks && endpoint !== undefined ? [['endpoint', endpoint] as [string, string]] : []), ['lang', language], ['dir', directionOf(language)]];
  const opening = `<${tag}${shown.map(([name, value]) => ` ${name}="${escapeText(String(value))}"`).join('')} defer-hydration><template shadowroot="open" shadowrootmode="open">`;
  const style = stylesOf(element.constructor as typeof LitElement);
  const content = renderThunked((element as unknown as {render(): unknown}).render(), {
    elementRenderers: [nestedRenderer(language)],
    // As if it stood in another: what is inside waits for it.
    customElementHostStack: [{element, tagName: tag}] as never,
  });
  const data = `<script type="application/json" ${FIRST_ANSWERS_MARK}>${escapeJson({...first, ...(asks && {board})})}</script>`;
  const result = (): ThunkedRenderResult => [opening, `<style>${style}</style>`, () => content, `</template></${tag}>`, data];
  return {
    text: () => collectResult(result()),
    stream: () => new RenderResultReadable(result()),
    styles: [style, stylesOf(classOf('civic-status-badge') as unknown as typeof LitElement)],
  };
}

/** {@link render} to a text. */
export async function renderToString<T extends RenderedTag>(tag: T, attributes: RenderedElements[T], options: RenderOptions): Promise<string> {
  return await (await render(tag, attributes, options)).text();
}

/** {@link render} to a stream. */
export async function renderToStream<T extends RenderedTag>(tag: T, attributes: RenderedElements[T], options: RenderOptions): Promise<Readable> {
  return (await render(tag, attributes, options)).stream();
}

function stylesOf({elementStyles}: typeof LitElement): string {
  return elementStyles.map((style) => ('cssText' in style ? style.cssText : '')).join('');
}
