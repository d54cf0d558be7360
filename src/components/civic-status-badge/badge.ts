import {html, nothing, type TemplateResult} from 'lit';
import type {Status} from '../../model/lifecycle.js';

const CIRCLE = 'M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0z';

/** One shape for each status, so that colour never stands alone: a clock, a half circle, a check mark, a magnifying glass, a cross, an arrow. */
const ICONS: Readonly<Record<Status, string>> = {
  waiting: `${CIRCLE}M8 4.5V8l2.5 1.5`,
  'in-progress': `${CIRCLE}M8.5 4.75v6.5m1.5-5.75v5m1.25-3.5v2`,
  answered: `${CIRCLE}M5 8.25 7.25 10.5 11.25 6`,
  received: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zm-1 3.5 3.5 3.5',
  rejected: `${CIRCLE}m-8.5-2.25 4.5 4.5m0-4.5-4.5 4.5`,
  withdrawn: 'M6 4 2.5 7.5 6 11M2.5 7.5h7a4 4 0 0 1 4 4v.5',
};

/**
 * A status as every element shows it, with `badge.styles`. Elements that show many draw it themselves, for an element each is what makes a long
 * list slow. Nothing for a value that is no status.
 */
export function renderBadge(status: Status, word: string, parts = {base: 'badge', icon: 'icon'}): TemplateResult | typeof nothing {
  const icon = ICONS[status] as string | undefined;
  if (!icon) return nothing;
  return html`<span part=${parts.base} class="badge ${status}"><svg part=${parts.icon} viewBox="0 0 16 16" aria-hidden="true"><path d=${icon} /></svg>${word}</span>`;
}
