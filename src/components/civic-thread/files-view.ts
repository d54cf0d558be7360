import {html, nothing, type TemplateResult} from 'lit';
import type {Attachment} from '../../model/attachment.js';
import type {Message} from '../../model/view.js';
import {languageOf, type Reading} from './reading.js';

/** The pictures and videos of a message, an answer or a visit. The gallery is fetched when there are some; its room is kept until then. */
export function filesView({message}: Pick<Reading, 'message'>, attachments: readonly Attachment[] = [], label = ''): TemplateResult | typeof nothing {
  if (!attachments.length) return nothing;
  const language = languageOf(message);
  return html`<civic-gallery part="attachments" label=${label} .attachments=${attachments} written-in=${typeof language === 'string' ? language : ''}></civic-gallery>`;
}

/** All pictures and videos of a message, whoever attached them. */
export function filesIn({attachments, answers, timeline}: Message): Attachment[] {
  return [{attachments}, ...answers, ...timeline.map(({visit}) => visit)].flatMap((owner) => owner?.attachments ?? []);
}
