import {html, nothing, type TemplateResult} from 'lit';
import type {Attachment} from '../../model/attachment.js';
import {languageOf, type Reading} from './reading.js';

/** The pictures and videos of a message or an answer. The gallery is fetched when there are some; its room is kept until then. */
export function filesView({message}: Pick<Reading, 'message'>, attachments: readonly Attachment[]): TemplateResult | typeof nothing {
  if (!attachments.length) return nothing;
  const language = languageOf(message);
  return html`<civic-gallery part="attachments" .attachments=${attachments} written-in=${typeof language === 'string' ? language : ''}></civic-gallery>`;
}
