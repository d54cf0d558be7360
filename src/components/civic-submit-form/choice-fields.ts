import {html, nothing, type TemplateResult} from 'lit';

/** One out of a few, all in view. */
export interface RadioGroup {
  /** Also the id of the first button. */
  readonly name: string;
  readonly legend: string;
  readonly value: string;
  readonly options: readonly {readonly value: string; readonly label: string; readonly hint?: string}[];
  readonly error?: string | undefined;
  /** Cards beside each other instead of lines below each other. */
  readonly cards?: boolean;
}

/** The group, a fieldset. `aria-invalid` belongs to the group: single radio buttons have no such attribute. */
export function radioGroup({name, legend, value, options, error, cards = false}: RadioGroup): TemplateResult {
  const id = (index: number) => (index === 0 ? name : `${name}-${index}`);
  return html`<fieldset
    role="radiogroup"
    class="field"
    aria-labelledby="${name}-legend"
    aria-required="true"
    aria-invalid=${!!error}
    aria-describedby=${error ? `${name}-error` : nothing}
  >
    <legend id="${name}-legend">${legend}</legend>
    ${error ? html`<p id="${name}-error" class="error">${error}</p>` : nothing}
    <div class=${cards ? 'cards' : 'choices'}>
      ${options.map((option, index) => html`<div class="choice ${cards ? 'card' : ''}">
        <input
          type="radio"
          id=${id(index)}
          name=${name}
          .value=${option.value}
          .checked=${option.value === value}
          aria-describedby=${option.hint ? `${id(index)}-hint` : nothing}
        />
        <label for=${id(index)}>${option.label}</label>
        ${option.hint ? html`<p id="${id(index)}-hint" class="hint">${option.hint}</p>` : nothing}
      </div>`)}
    </div>
  </fieldset>`;
}

/** A switch. */
export interface Checkbox {
  /** Also the id of the control. */
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

/** The switch, a check box. */
export function checkbox({name, label, checked, hint, error, required = false}: Checkbox): TemplateResult {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`${error ? html`<p id="${name}-error" class="error">${error}</p>` : nothing}
    <div class="choice">
      <input
        type="checkbox"
        id=${name}
        name=${name}
        ?required=${required}
        .checked=${checked}
        aria-invalid=${!!error}
        aria-describedby=${described || nothing}
      />
      <label for=${name}>${label}</label>
      ${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : nothing}
    </div>`;
}
