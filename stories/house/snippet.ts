import {directionOf} from '../../src/i18n/direction.js';
import {attributesOf, elementDoc} from './manifest.js';

/** What a web editor chooses in the builder. */
export interface Choice {
  readonly tag: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the board is. */
  readonly host: string;
  readonly language: string;
  readonly look: string;
  /** Whether readers may enlarge text and raise contrast. */
  readonly themeSwitch: boolean;
  /** Whether the page has list, message and form, which then come in one file. */
  readonly whole: boolean;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const attribute = ([name, value]: readonly [string, string]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`);

/** What to paste into the page: the script and an element that names its board. A language that is not the page's brings its direction along. */
export function snippet({tag, values, host, language, look, themeSwitch, whole}: Choice): string {
  const base = host.replace(/\/+$/, '');
  const attributes = [
    ...(elementDoc(tag).attributes.some(({name}) => name === 'endpoint') ? [['endpoint', `${base}/api/v1`] as const] : []),
    ...(language ? [['lang', language] as const, ['dir', directionOf(language)] as const] : []),
    ...attributesOf(tag, values),
  ];
  return [
    `<script type="module" src="${escaped(base)}/cdn/${whole ? 'whole/' : ''}civic-board.js"></script>`,
    ...(look === 'default' ? [] : [`<link rel="stylesheet" href="${escaped(base)}/cdn/themes/${look}.css">`]),
    ...(themeSwitch ? ['<civic-theme-switch></civic-theme-switch>'] : []),
    `<${tag}${attributes.map(attribute).join('')}></${tag}>`,
  ].join('\n');
}
