import {html, LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import {Phrases} from '../../controllers/phrases.js';
import {status as english} from '../../i18n/en/status.js';
import type {Status} from '../../model/lifecycle.js';
import {host} from '../../styles/host.js';
import {tokens} from '../../styles/tokens.js';
import {styles} from './civic-status-badge.styles.js';

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
 * Where a message stands, in a word, a shape and a colour.
 *
 * @tag civic-status-badge
 * @status experimental
 * @since 0.1.0
 * @csspart base - The badge.
 * @csspart icon - Its shape; hidden from screen readers.
 * @cssproperty [--civic-status-badge-radius=1rem] - How round it is.
 */
export class CivicStatusBadge extends LitElement {
  static override styles = [tokens, host, styles];

  /** The status to show. Nothing is shown for a value that is none. */
  @property({reflect: true}) status: Status = 'waiting';

  readonly #words = new Phrases(this, {status: english});

  protected override render() {
    const icon = ICONS[this.status] as string | undefined;
    if (!icon) return null;
    return html`<span part="base" class="base">
      <svg part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${icon} /></svg>${this.#words.any(`status.${this.status}`)}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-status-badge': CivicStatusBadge;
  }
}
