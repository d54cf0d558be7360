import {unsafeCSS} from 'lit';
import {COLOURS, OTHERS} from './generated/tokens.js';

const colours = (value: (light: string, dark: string) => string) =>
  COLOURS.map(([name, light, dark]) => `--_${name}:var(--civic-color-${name},${value(light, dark)});`).join('');

/**
 * The tokens that a page may set (`--civic-…`), each with a fallback, so that a pasted snippet needs no theme file. Elements read only the
 * private names (`--_text`). Colours follow the page's `color-scheme`: a page that declares none stays light. Written as a table, because
 * each name would otherwise be loaded four times; the table is made from `tokens/`.
 */
export const tokens = /* @__PURE__ */ unsafeCSS(`:host{${colours((light) => light)}${OTHERS.map(([name, value]) => `--_${name.replace('color-', '')}:var(--civic-${name},${value});`).join('')}}` +
  `@supports(color:light-dark(#000,#fff)){:host{${colours((light, dark) => `light-dark(${light},${dark})`)}}}`);
