import {html, nothing, type TemplateResult} from 'lit';
import type {CivicFilesChanged} from '../civic-attachments/civic-attachments.events.js';
import type {FormView} from './form-fields.js';

/** Pictures and a video, where the board asks for them and the adapter can bring them there. */
export function attachmentsField(view: FormView): TemplateResult | typeof nothing {
  const {adapter, board: {fields, limits}, values, words, change} = view;
  if (fields.attachments === 'hidden' || !adapter.capabilities.upload) return nothing;
  return html`<civic-attachments
    name="attachments"
    .files=${values.files}
    .limits=${limits}
    .label=${words.t('form.attachments')}
    .error=${view.errorAt('attachments') ?? ''}
    ?required=${fields.attachments === 'required'}
    ?confidential=${values.visibility === 'confidential'}
    @civic-files-changed=${({files}: CivicFilesChanged) => change({files}, 'attachments')}
  ></civic-attachments>${view.beneath('attachments')}`;
}
