import {html, nothing, type TemplateResult} from 'lit';
import type {Topic} from '../../model/index.js';
import type {Words} from './words.js';

/** What the list of topics needs. */
export interface TopicField {
  readonly topics: readonly Topic[];
  /** The topic that is chosen; empty for none. */
  readonly value: string;
  readonly error: string | undefined;
}

/** The topics that something can be written about, those of the second level in a group each, which begins with the topic as such. */
export function topicField(words: Words, {topics, value, error}: TopicField): TemplateResult {
  const option = ({id, closed}: Topic, text: string) => (closed ? nothing : html`<option value=${id} .selected=${id === value}>${text}</option>`);
  return html`<div class="field">
    <label for="topic">${words.t('form.topic')}</label>
    ${error ? html`<p id="topic-error" class="error">${error}</p>` : nothing}
    <select
      id="topic"
      name="topic"
      required
      aria-invalid=${!!error}
      aria-describedby=${error ? 'topic-error' : nothing}
    >
      <option value="" .selected=${!value}>${words.t('form.choose-topic')}</option>
      ${topics.map((topic) => {
        const name = words.text(topic.name);
        return topic.children
          ? html`<optgroup label=${name}>
              ${option(topic, words.t('form.topic-general', {topic: name}))}
              ${topic.children.map((child) => option(child, words.text(child.name)))}
            </optgroup>`
          : option(topic, name);
      })}
    </select>
  </div>`;
}
