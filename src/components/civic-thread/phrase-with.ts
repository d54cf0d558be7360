import {html, type TemplateResult} from 'lit';

/**
 * A phrase whose placeholders become markup, such as a `<time>`: `phrase` is the text with `{name}` still in it. Names of people and agencies
 * are given as text and put into a `<bdi>`, so that one in another script cannot turn the sentence around.
 */
export function phraseWith(phrase: string, values: Readonly<Record<string, string | TemplateResult>>): TemplateResult {
  const parts = phrase.split(/\{([a-z-]+)\}/);
  return html`${parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const value = values[part];
    return typeof value === 'string' ? html`<bdi>${value}</bdi>` : value;
  })}`;
}
