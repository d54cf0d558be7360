import {html, nothing, type TemplateResult} from 'lit';
import type {HeldFile} from '../../controllers/held-file.js';
import {type Answer, cleanLine, cleanText, type ReplyDraftContent} from '../../model/index.js';
import {answerView} from '../civic-thread/answer-view.js';
import type {Reading} from '../civic-thread/reading.js';
import type {Words} from './words.js';

/** The answer as the public will see it: cleaned as the board cleans it, in the very view of the thread, with the files that are public. */
export function previewView(reading: Reading, draft: ReplyDraftContent, files: readonly HeldFile[], words: Words, now: Date): TemplateResult {
  const body = cleanText(draft.body);
  const answer: Answer = {
    id: 'preview', body, agencyId: reading.message.agencyId, organisation: cleanLine(draft.organisation), person: cleanLine(draft.person),
    contact: cleanLine(draft.contact), attachments: [], approvedAt: now.toISOString(),
  };
  const shown = files.filter((file) => file.public);
  return html`<section part="preview" class="preview" aria-labelledby="preview">
    <h3 id="preview" tabindex="-1">${words.t('reply.preview-title')}</h3>
    ${body === '' ? html`<p class="hint">${words.t('reply.preview-empty')}</p>` : answerView(reading, answer)}
    ${shown.length > 0 && body !== '' ? html`<ul class="preview-files">
      ${shown.map(({key, file, description, name}) => html`<li>
        ${file.type.startsWith('image/') ? html`<canvas data-preview=${key} width="320" height="240" role="img" aria-label=${description || name}></canvas>` : html`<p>${name}</p>`}
        <p class="muted">${description || nothing}</p>
      </li>`)}
    </ul>` : nothing}
  </section>`;
}
