import {html, type TemplateResult} from 'lit';
import type {Localize} from '../../controllers/localize.js';
import {figureIn} from '../../controllers/written.js';
import type {list} from '../../i18n/en/list.js';
import {PUBLIC_STATUSES, type PublicStatus} from '../../model/states.js';
import type {StatusCounts} from '../../model/query.js';

/**
 * How many messages fit, by status; a press shows those alone, another all again. The buttons are there from the beginning and keep room
 * for the figures, so that nothing moves when these come.
 */
export function renderCounts(
  words: Localize<{list: typeof list; status: Readonly<Record<PublicStatus, string>>}>,
  counts: StatusCounts | undefined,
  chosen: PublicStatus | '',
  onChoose: (status: PublicStatus | '') => void,
): TemplateResult {
  return html`<div part="counts" class="counts" role="group" aria-label=${words.t('list.counts')}>
    ${PUBLIC_STATUSES.map((status) => html`<button type="button" class="count" aria-pressed=${String(status === chosen)}
      @click=${() => onChoose(status === chosen ? '' : status)}>
      ${words.t(`status.${status}`)} <span class="figure">${counts ? figureIn(words.language, counts[status]) : ''}</span>
    </button>`)}
  </div>`;
}
