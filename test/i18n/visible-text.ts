import {assert} from '@open-wc/testing';
import {html, render, type TemplateResult} from 'lit';
import {TOWN} from '../../src/testing/index.js';
import {everything} from '../support/page.js';
import {MARKED, outsideMarks, registerMarkedLanguage} from './marked-language.js';

/** As much of a story as Storybook needs to show it. */
interface Story {
  readonly args?: object;
  readonly loaders?: readonly (() => Promise<object>)[];
  readonly beforeEach?: () => unknown;
  render?(args: object, context: {readonly loaded: object; readonly canvasElement: HTMLElement}): TemplateResult;
  play?(context: {readonly canvasElement: HTMLElement}): Promise<void>;
}

/** Attributes that are read out or shown. */
const ATTRIBUTES = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'aria-placeholder', 'title', 'placeholder', 'alt', 'label'];

/** What is the same in every language: addresses, names of files, kinds of file, units, codes and passwords; and what `Intl` writes in Greek. */
const WORDLESS = /https?:\S+|\S+\.(?:jpe?g|png|webp|mp4|webm|vtt)\b|\b(?:[0-9a-f]{32}|JPEG|JPG|PNG|WEBP|MP4|WEBM|VTT|WEBVTT|[kMG]?B|Ctrl|[A-Z0-9]{4}(?:[- ][A-Z0-9]{4})+)\b|[\p{N}\p{P}\p{S}\p{Z}\s]|\p{Script=Greek}/gu;

/** Texts that a story's board holds: the town's, and whatever is written in the story and what it is made of. */
async function dataOf(name: string): Promise<(text: string) => boolean> {
  const files = [`stories/${name}.stories.ts`, 'stories/pictures.ts', 'stories/device.ts', 'stories/board.ts', 'src/testing/town/templates.ts'];
  const sources = await Promise.all(files.map(async (file) => decoded(await (await fetch(`/${file}`)).text())));
  const literals = sources.flatMap((source) => [
    ...[...source.matchAll(/(['"`])((?:\\.|(?!\1)[^\\])*)\1/gs)].flatMap(([, , text = '']) => [text.replace(/\\(.)/g, '$1'), ...text.split(/\$\{[^}]*\}/)]),
    ...[...source.matchAll(/="([^"]*)"|>([^<>]+)</g)].map(([, value, text]) => value ?? text ?? ''),
  ]);
  const known = [...strings(TOWN), ...literals].flatMap((text) => [text, ...text.split('\n')]).map(trimmed).filter((text) => text !== '');
  const whole = new Set(known);
  const all = known.join('\n');
  // Short English words are in some sentence of the town by chance; Chinese is only the town's.
  const isKnown = (text: string) => whole.has(text) || ((text.length >= 12 || !/\p{Script=Latin}/u.test(text)) && all.includes(text));
  // Stories number what they have many of, and repeat what is to be long.
  return (text) => isKnown(text) || isKnown(trimmed(text.replace(/\d+/g, ''))) || isKnown(/^(.+?)(?:[,\s]*\1)+/.exec(text)?.[1] ?? text);
}

/** The text of a module with what its string literals escape. */
function decoded(source: string): string {
  return source
    .replace(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (_, braced?: string, four?: string, two?: string) => String.fromCodePoint(parseInt(braced ?? four ?? two ?? '', 16)))
    .replace(/\\n/g, '\n');
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value && typeof value === 'object') for (const each of Object.values(value)) yield* strings(each);
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const trimmed = (text: string) => plain(text).replace(/^[:,·(\s]+|[\s:,·)]+$/g, '');

/** Texts of the page, a phrase that has elements within it in one. */
function* textsIn(root: ParentNode): Generator<string> {
  for (const element of everything(root)) {
    if (/^(?:style|script|noscript|template|textarea)$/.test(element.localName)) continue;
    for (const attribute of ATTRIBUTES) {
      const value = element.getAttribute(attribute);
      if (value) yield value;
    }
  }
  let depth = 0;
  for (const text of nodesIn(root)) {
    const outside = outsideMarks(text, depth);
    depth = outside.depth;
    yield outside.rest;
  }
}

function* nodesIn(root: ParentNode | Node): Generator<string> {
  for (const node of root.childNodes) {
    if (node instanceof Text) yield node.data;
    // What was searched for is marked within its text.
    else if (node instanceof Element && node.querySelector(':scope > mark')) yield node.textContent;
    else if (node instanceof Element && !/^(?:style|script|noscript|template|textarea)$/.test(node.localName)) {
      if (node.shadowRoot) yield* nodesIn(node.shadowRoot);
      yield* nodesIn(node);
    }
  }
}

function* strangersIn(root: ParentNode, isData: (text: string) => boolean): Generator<string> {
  for (const text of textsIn(root)) {
    // Names of topics stand in each other, long texts are cut short, names and words are masked.
    for (const part of outsideMarks(text).rest.split(/\n| › |…|\*{3}|█+/)) {
      const rest = trimmed(part);
      // One letter is no word: an excerpt may begin with one.
      if (rest.replace(WORDLESS, '').length > 1 && !isData(rest)) yield rest;
    }
  }
}

/** Tests that each text that somebody can see or hear in some stories is from the tables, or is what the board holds. By the name of their file. */
export function lookAtTexts(modules: Readonly<Record<string, object>>): void {
  const page = document.documentElement;
  const language = page.lang;
  before(async () => {
    await registerMarkedLanguage();
    page.lang = MARKED;
  });
  after(() => (page.lang = language));

  for (const [name, module] of Object.entries(modules)) {
    const {default: meta, ...stories} = module as {default: Story} & Record<string, Story>;
    describe(`of ${name}`, () => {
      let data: Promise<(text: string) => boolean> | undefined;
      for (const [title, story] of Object.entries(stories)) {
        if (typeof story !== 'object') continue;
        it(title, async function () {
          this.timeout(60_000);
          const found = await lookAt(meta, story, await (data ??= dataOf(name)));
          assert.deepEqual(found, []);
        });
      }
    });
  }
}

/** Shows a story, plays it, and looks at every frame until nothing has changed for a while. */
async function lookAt(meta: Story, story: Story, isData: (text: string) => boolean): Promise<string[]> {
  const canvasElement = document.createElement('div');
  const found = new Set<string>();
  const cleanUps = [meta.beforeEach?.(), story.beforeEach?.()];
  try {
    const loaded = Object.assign({}, ...(await Promise.all([...(meta.loaders ?? []), ...(story.loaders ?? [])].map((load) => load())))) as object;
    const template = (story.render ?? meta.render)?.({...meta.args, ...story.args}, {loaded, canvasElement}) ?? html``;
    render(template, canvasElement);
    // Some stories speak a language of their own; this before they are on the page.
    for (const element of canvasElement.querySelectorAll('[lang]')) element.setAttribute('lang', MARKED);
    document.body.append(canvasElement);
    const look = () => lookUntilQuiet(canvasElement, (stranger) => found.add(stranger), isData);
    // Whether it can be played is another test's question; some look for English names.
    await Promise.all([look(), story.play?.({canvasElement}).catch(() => undefined)]);
    if (story.play) await look();
  } finally {
    render(html``, canvasElement);
    canvasElement.remove();
    for (const cleanUp of cleanUps) if (typeof cleanUp === 'function') (cleanUp as () => void)();
  }
  return [...found];
}

async function lookUntilQuiet(root: HTMLElement, report: (stranger: string) => void, isData: (text: string) => boolean): Promise<void> {
  let last = '';
  for (let quiet = 0, frames = 0; quiet < 8 && frames < 240; frames++) {
    await new Promise(requestAnimationFrame);
    const now = [...nodesIn(root)].join('\n');
    quiet = now === last ? quiet + 1 : 0;
    if (now !== last) for (const stranger of strangersIn(root, isData)) report(stranger);
    last = now;
  }
}
