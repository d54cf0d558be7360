import {type Readable} from 'node:stream';
import {renderThunked} from '@lit-labs/ssr';
import {RenderResultReadable} from '@lit-labs/ssr/lib/render-result-readable.js';
import {collectResult, type ThunkedRenderResult} from '@lit-labs/ssr/lib/render-result.js';
import type {CSSResultOrNative, LitElement} from 'lit';
import {FIRST_ANSWERS_MARK} from '../controllers/first-answers.js';
import {define} from '../define/define.js';
import {directionOf, loadLanguage, resolveLanguage} from '../i18n/index.js';
import type {BoardInfo} from '../model/board.js';
import type {BoardReader} from './board-reader.js';
import {escapeJson, escapeText} from './escape.js';
import {nestedRenderer} from './nested-renderer.js';
import {BROWSER_ATTRIBUTES, NESTED, RENDERED, type RenderedElements, type RenderedTag} from './rendered-elements.js';
import {addedStylesOf, NO_PAGE, serverSide, surround} from './server-element.js';
import {settle} from './settle.js';
import {inert, withoutScript} from './without-script.styles.js';

/** For whom elements are rendered, and from where they get what they show. */
export interface RenderOptions {
  /** The board. Read as whoever the adapter stands for: on a page for everybody that must be nobody. */
  readonly adapter: BoardReader;
  /** BCP 47 tag of the reader's language; the board's main one when left out. */
  readonly language?: string | undefined;
  /** Address of the board's HTTP API for the browser, which the element gets as its `endpoint`. Without it the page has a `civic-board-provider` around it. */
  readonly endpoint?: string | undefined;
  /** Address of the page, for addresses in it that are shown whole (on paper). */
  readonly url?: string | undefined;
  /** The board's own data stand beside another element of the page already: once is enough. */
  readonly again?: boolean | undefined;
  /** The page brings no script: nothing is shown that only script could answer. */
  readonly inert?: boolean | undefined;
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

const classes = new Map<string, new () => LitElement>();

/** Registered where Lit's renderer looks for elements inside of others, which also finishes the class: its styles and attributes. */
function classOf(tag: string, element: new () => LitElement): new () => LitElement {
  let known = classes.get(tag);
  if (!known) {
    classes.set(tag, (known = serverSide(element)));
    define(tag, known);
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
  const nested = Object.entries(NESTED).map(([name, inner]) => classOf(name, inner));
  const board = options.board ?? (asks || options.language === undefined ? await adapter.getBoard() : undefined);
  const language = options.language ?? board?.languages[0] ?? 'en';
  await loadLanguage(resolveLanguage(language));
  const given = Object.entries(attributes).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  const element = new (classOf(tag, RENDERED[tag].element))();
  const surroundings = {language, url: options.url ?? NO_PAGE};
  surround(element, surroundings);
  for (const [name, value] of given) if (!BROWSER_ATTRIBUTES.has(name)) element.attributeChangedCallback(name, null, String(value));
  const first = await settle(element, {adapter: asks ? adapter : undefined, board, whole});
  const shown: [string, string | number][] = [...given, ['lang', language], ['dir', directionOf(language)], ...(asks && endpoint !== undefined ? [['endpoint', endpoint] as [string, string]] : [])];
  const opening = `<${tag}${shown.map(([name, value]) => ` ${name}="${escapeText(String(value))}"`).join('')} defer-hydration><template shadowroot="open" shadowrootmode="open">`;
  const style = textOf([...(element.constructor as typeof LitElement).elementStyles, ...addedStylesOf(element), options.inert ? inert : withoutScript]);
  const content = renderThunked((element as unknown as {render(): unknown}).render(), {
    elementRenderers: [nestedRenderer(surroundings)],
    // As if it stood in another: what is inside waits for it.
    customElementHostStack: [{element, tagName: tag}] as never,
  });
  const data = `<script type="application/json" ${FIRST_ANSWERS_MARK}>${escapeJson({...first, ...(asks && !options.again && board && {board: withoutHolidays(board)})})}</script>`;
  const result = (): ThunkedRenderResult => [opening, `<style>${style}</style>`, () => content, `</template></${tag}>`, data];
  return {
    text: () => collectResult(result()),
    stream: () => new RenderResultReadable(result()),
    styles: [style, ...nested.map((inner) => textOf((inner as unknown as typeof LitElement).elementStyles))],
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

/**
 * A board's data for elements that show it. None of them counts working days, and a table of holidays is the longest part of a board: here no year
 * of it is known (`years`), so that nobody takes it for a calendar without holidays.
 */
function withoutHolidays(board: BoardInfo): BoardInfo {
  return {...board, calendar: {weekend: board.calendar.weekend, holidays: [], workdays: [], years: []}};
}

function textOf(styles: readonly CSSResultOrNative[]): string {
  return styles.map((style) => ('cssText' in style ? style.cssText : '')).join('');
}
