import {html, nothing, svg, type SVGTemplateResult, type TemplateResult} from 'lit';
import type {Tool} from './tools.js';
import type {Words} from './words.js';

/** How the row of tools is made. */
export interface Tools {
  readonly offered: readonly Tool[];
  /** The one that keeps its place and is neither seen nor named: the device may not have it. */
  readonly unsure?: Tool | undefined;
  readonly following: boolean;
  readonly followers: number;
  /** Whether the form to report is open. */
  readonly reporting: boolean;
  readonly onPress: (tool: Tool) => void;
}

const ICONS: Readonly<Record<Tool, SVGTemplateResult>> = {
  follow: svg`<path d="M4.25 2.25h7.5v11.5L8 10.75l-3.75 3z"/>`,
  share: svg`<path d="M8 10V2m0 0L5.25 4.75M8 2l2.75 2.75M4 7.5H3v6.25h10V7.5h-1"/>`,
  'copy-link': svg`<path d="m6.75 9.25 2.5-2.5M7.5 4.5l1.4-1.4a2.83 2.83 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.4 1.4a2.83 2.83 0 0 1-4-4L4.5 7.5"/>`,
  print: svg`<path d="M4.5 6V2h7v4M4.5 11.5H2.25V6h11.5v5.5H11.5M4.5 9.5h7V14h-7z"/>`,
  report: svg`<path d="M3.5 14V2.5h8.75L10.5 5.5l1.75 3H3.5"/>`,
};

/** The row of tools below a message. */
export function toolsView(words: Words, tools: Tools): TemplateResult {
  return html`<div part="tools" class="tools on-screen" role="group" aria-label=${words.t('thread.tools')}>
    ${tools.offered.map((tool) => toolView(words, tools, tool))}
  </div>`;
}

function toolView(words: Words, {unsure, following, followers, reporting, onPress}: Tools, tool: Tool): TemplateResult {
  const icon = html`<svg viewBox="0 0 16 16" aria-hidden="true">${ICONS[tool]}</svg>`;
  if (tool === 'follow') {
    return html`<button type="button" id="tool-follow" class="tool" aria-pressed=${following ? 'true' : 'false'} @click=${() => onPress(tool)}>
      ${icon}${words.t('thread.follow')}${followers
        ? html`<span class="count"><span aria-hidden="true">${new Intl.NumberFormat([words.language, 'en']).format(followers)}</span><span class="visually-hidden">, ${words.t('thread.followers', {count: followers})}</span></span>`
        : nothing}
    </button>`;
  }
  return html`<button type="button" id="tool-${tool}" class=${tool === unsure ? 'tool unsure' : 'tool'} aria-expanded=${tool === 'report' ? String(reporting) : nothing} @click=${() => onPress(tool)}>
    ${icon}${words.t(`thread.${tool}`)}
  </button>`;
}
