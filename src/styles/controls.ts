import {css} from 'lit';

/** Buttons and form fields, the same in every element. Markup: `.field > label, .hint, .error, control`; `.button`, `.button.secondary`. */
export const controls = css`
  .field {
    display: grid;
    gap: 0.25rem;
  }

  label,
  legend,
  .label {
    font-weight: 600;
  }

  .choice label {
    font-weight: normal;
  }

  .hint {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .error {
    color: var(--_danger);
    font-weight: 600;
  }

  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    background: var(--_surface);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    color: var(--_text);
    font: inherit;
    inline-size: 100%;
    max-inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0.5rem 0.75rem;
  }

  textarea {
    field-sizing: content;
    min-block-size: 8rem;
    resize: vertical;
  }

  [aria-invalid='true']:not([type='radio'], [type='checkbox']) {
    border-color: var(--_danger);
    border-width: 2px;
  }

  .choice {
    align-items: start;
    display: grid;
    gap: 0.25rem 0.75rem;
    grid-template-columns: auto 1fr;
    min-block-size: var(--_target);
    padding-block: 0.5rem;
  }

  .choice label,
  .choice .hint {
    grid-column: 2;
  }

  .choice input {
    accent-color: var(--_accent);
    block-size: 1.375rem;
    grid-column: 1;
    grid-row: 1;
    inline-size: 1.375rem;
    margin: 0.0625rem 0 0;
  }

  .button {
    align-items: center;
    background: var(--_button);
    border: 1px solid var(--_button);
    border-radius: var(--_radius);
    color: var(--_on-accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-weight: 600;
    gap: 0.5rem;
    justify-content: center;
    min-block-size: var(--_target);
    padding: 0.5rem 1.25rem;
    text-decoration: none;
  }

  .button:hover {
    background: var(--_button-strong);
    border-color: var(--_button-strong);
    color: var(--_on-accent);
  }

  .button.secondary {
    background: var(--_surface);
    border-color: var(--_accent);
    color: var(--_accent);
  }

  .button.secondary:hover {
    background: var(--_info-surface);
    color: var(--_accent-strong);
  }

  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.7;
  }

  .notice {
    background: var(--_surface-sunken);
    border-inline-start: 0.25rem solid var(--_border-control);
    border-radius: var(--_radius);
    padding: var(--_space-m);
  }

  .notice.failed {
    background: var(--_danger-surface);
    border-color: var(--_danger);
  }

  .notice.done {
    background: var(--_success-surface);
    border-color: var(--_success);
  }

  @media (forced-colors: active) {
    .button,
    .notice {
      border: 1px solid ButtonText;
    }
  }
`;
