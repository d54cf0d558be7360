import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import {Phrases} from '../../controllers/phrases.js';
import {status as english} from '../../i18n/en/status.js';
import type {Status} from '../../model/lifecycle.js';
import {host} from '../../styles/host.js';
import {tokens} from '../../styles/tokens.js';
import {badgeStyles} from './badge.styles.js';
import {renderBadge} from './badge.js';
import {styles} from './civic-status-badge.styles.js';

const PARTS = {base: 'base', icon: 'icon'};

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
  static override styles = [tokens, host, badgeStyles, styles];

  /** The status to show. Nothing is shown for a value that is none. */
  @property({reflect: true}) status: Status = 'waiting';

  readonly #words = new Phrases(this, {status: english});

  protected override render() {
    return renderBadge(this.status, this.#words.any(`status.${this.status}`), PARTS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-status-badge': CivicStatusBadge;
  }
}
