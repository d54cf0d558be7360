import {attributesOf} from './manifest.js';

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
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const attribute = ([name, value]: readonly [string, string]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`);

/** What to paste into the page. */
export function snippet({tag, values, host, language, look, themeSwitch}: Choice): string {
  const base = host.replace(/\/+$/, '');
  const element = `<${tag}${attributesOf(tag, values).map(attribute).join('')}></${tag}>`;
  return [
    `<script type="module" src="${escaped(base)}/cdn/civic-board.js"></script>`,
    ...(look === 'default' ? [] : [`<link rel="stylesheet" href="${escaped(base)}/cdn/themes/${look}.css">`]),
    ...(themeSwitch ? ['<civic-theme-switch></civic-theme-switch>'] : []),
    `<civic-board-provider endpoint="${escaped(base)}/api/v1"${language ? ` lang="${language}"` : ''}>`,
    `  ${element}`,
    '</civic-board-provider>',
  ].join('\n');
}
