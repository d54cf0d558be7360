import {css} from 'lit';

/** Form fields, the same in every element. Markup: `.field > label, .hint, .error, control`; `.choice` for boxes to tick. */
export const fields = css`
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
`;
