import {html, nothing, type TemplateResult} from 'lit';
import type {BoardQuery} from '../../controllers/board-query.js';
import type {LazyPart} from '../../controllers/lazy-part.js';
import type {Agency} from '../../model/index.js';
import type {CivicAgencyPicked} from '../civic-agency-picker/civic-agency-picker.events.js';
import {failedPart} from '../failed-part.js';
import type {Words} from './words.js';

/** Who a message is for. */
export interface AddresseeField {
  /** The agency that the page fixed; empty for none. */
  readonly agencyId: string;
  /** That agency, as a list of one or of none. */
  readonly query: BoardQuery<readonly Agency[], readonly [string]>;
  /** The picker, which comes after the form. */
  readonly picker: LazyPart<unknown>;
  /** The agency that the writer picked; empty for none. */
  readonly picked: string;
  readonly placeId: string;
  readonly error: string | undefined;
  readonly onPicked: (event: CivicAgencyPicked) => void;
}

/** The agency that the page fixed, as text; otherwise, or when the board has no such agency, the picker. */
export function addresseeField(words: Words, field: AddresseeField): TemplateResult {
  const {agencyId, query, picker, picked, placeId, error, onPicked} = field;
  if (agencyId && query.value?.length !== 0) return fixedAddressee(words, query);
  if (picker.failed) return failedPart(words, picker);
  if (!picker.part) return pickerPlace(words);
  return html`<civic-agency-picker
    id="agencyId"
    name="agencyId"
    required
    place-id=${placeId}
    .value=${picked}
    .label=${words.t('form.addressee')}
    .hint=${words.t('form.addressee-hint')}
    .error=${error ?? ''}
    @civic-agency-picked=${onPicked}
  ></civic-agency-picker>`;
}

/** As high as the picker is while it loads. */
function pickerPlace(words: Words): TemplateResult {
  return html`<div class="field picker" aria-busy="true">
    <p class="label">${words.t('form.addressee')}</p>
    <p class="hint">${words.t('form.addressee-hint')}</p>
    <p class="bone"></p>
  </div>`;
}

function fixedAddressee(words: Words, query: AddresseeField['query']): TemplateResult {
  const {value, error} = query;
  const [agency] = value ?? [];
  return html`<div class="field addressee">
    <p class="label">${words.t('form.addressee')}</p>
    ${agency
      ? html`<p>${agency.leader ? html`${words.text(agency.leader)}<br />` : nothing}${words.text(agency.name)}</p>`
      : html`<p aria-busy=${!error}>${error ? words.any(`errors.${error.code}`) : words.t('common.loading')}</p>`}
    ${error ? html`<button type="button" class="button secondary" @click=${() => query.refresh()}>${words.t('errors.retry')}</button>` : nothing}
  </div>`;
}
