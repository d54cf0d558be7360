import {unsafeCSS} from 'lit';

/** The colours: name, value on light pages, value on dark ones. */
const COLOURS = [
  ['text', '#1d2530', '#e8ecf2'],
  ['text-muted', '#4f5b6b', '#aab5c4'],
  ['surface', '#fff', '#161b22'],
  ['surface-sunken', '#f4f6f9', '#1f2630'],
  ['border', '#d5dbe3', '#38424f'],
  ['border-control', '#6b7787', '#8995a5'],
  ['accent', '#0f5aa6', '#8cc0ff'],
  ['accent-strong', '#0a4480', '#b5d6ff'],
  ['on-accent', '#fff', '#0c1a2b'],
  ['danger', '#b3261e', '#ffaaa2'],
  ['danger-surface', '#fdf0ef', '#3a1d1b'],
  ['success', '#1a6b3c', '#86d9a8'],
  ['success-surface', '#e9f5ee', '#16301f'],
  ['warning', '#8a4b00', '#f5bf6b'],
  ['warning-surface', '#fdf3e3', '#352710'],
  ['info-surface', '#e8f0fa', '#172a41'],
  ['focus', '#c2410c', '#ffb347'],
] as const;

/** What else a page may set, with what it is otherwise. */
const SIZES = [
  ['font', 'inherit'],
  ['space-s', '.5rem'],
  ['space-m', '1rem'],
  ['space-l', '2rem'],
  ['radius', '.375rem'],
  ['target', '2.75rem'],
] as const;

const colours = (value: (light: string, dark: string) => string) =>
  COLOURS.map(([name, light, dark]) => `--_${name}:var(--civic-color-${name},${value(light, dark)});`).join('');

/**
 * The tokens that a page may set (`--civic-…`), each with a fallback, so that a pasted snippet needs no theme file. Elements read only the
 * private names (`--_text`). Colours follow the page's `color-scheme`: a page that declares none stays light. Written as a table, because
 * each name would otherwise be loaded four times.
 */
export const tokens = /* @__PURE__ */ unsafeCSS(`:host{${colours((light) => light)}${SIZES.map(([name, value]) => `--_${name}:var(--civic-${name},${value});`).join('')}}` +
  `@supports(color:light-dark(#000,#fff)){:host{${colours((light, dark) => `light-dark(${light},${dark})`)}}}`);
