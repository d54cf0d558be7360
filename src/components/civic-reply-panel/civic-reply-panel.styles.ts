import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .base,
  form,
  .fields {
    display: grid;
    gap: 1.5rem;
  }

  .base {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-block-start: 0.25rem solid var(--_accent);
    border-radius: var(--_radius);
    gap: 1.25rem;
    padding: clamp(1rem, 4cqi, 1.75rem);
  }

  .base > *,
  form > *,
  .fields > * {
    min-inline-size: 0;
  }

  h2 {
    font-size: 1.375rem;
  }

  h3 {
    font-size: 1.125rem;
  }

  legend,
  form .label {
    font-size: 1.0625rem;
  }

  .nothing,
  .loading {
    color: var(--_text-muted);
  }

  .loading {
    align-content: center;
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    min-block-size: 11rem;
    text-align: center;
  }

  .notice {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    overflow-wrap: anywhere;
  }

  [role='status'] > .notice {
    margin-block-start: 1rem;
  }

  [role='alert'] > .notice {
    margin-block-end: 1rem;
  }

  .notice textarea {
    min-block-size: 6rem;
  }

  .notice .field {
    inline-size: 100%;
  }

  /* The actions to choose from: each a card that can be pressed anywhere. */
  .actions {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    margin-block-start: 0.75rem;
  }

  .action {
    align-content: start;
    background: var(--_surface);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    padding: 0.75rem 1rem;
    position: relative;
  }

  .action input {
    position: relative;
    z-index: 1;
  }

  .action label {
    font-weight: 600;
  }

  .action label::after {
    content: '';
    cursor: pointer;
    inset: 0;
    position: absolute;
  }

  .action:hover {
    background: var(--_surface-sunken);
  }

  .action:has(:checked) {
    background: var(--_info-surface);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .lone {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }

  .field,
  .rows {
    max-inline-size: 42rem;
  }

  .fields textarea {
    min-block-size: 4.5rem;
  }

  .fields textarea.long {
    min-block-size: 12rem;
  }

  .left {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  input.date:not([type='radio'], [type='checkbox']) {
    inline-size: auto;
    justify-self: start;
    min-inline-size: min(100%, 15rem);
  }

  .options {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr));
    column-gap: 1rem;
  }

  .rows,
  .row {
    display: grid;
    gap: 1rem;
    justify-items: start;
  }

  .rows > *,
  .row > * {
    min-inline-size: 0;
  }

  .rows > .row,
  .row > .field {
    inline-size: 100%;
  }

  .row {
    border-inline-start: 0.25rem solid var(--_border);
    padding-inline-start: 1rem;
  }

  .rows > legend,
  .row > legend {
    padding-block-end: 0.5rem;
  }

  /* Nothing in it, no gap before it: the live region stays all the same. */
  .send:not(:has(.button, .notice)) {
    margin-block-start: -1.5rem;
  }

  .review {
    display: grid;
    gap: 1rem;
  }

  .reports ul {
    display: grid;
    gap: 1rem;
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .reports li {
    display: grid;
    gap: 0.25rem;
  }

  .side {
    align-content: start;
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.75rem;
    min-inline-size: 0;
    padding: 1rem 1.25rem;
  }

  .answer {
    background: var(--_info-surface);
  }

  .text {
    max-inline-size: 70ch;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .title,
  dt {
    font-weight: 600;
  }

  dl {
    display: grid;
    gap: 0.5rem;
  }

  dl:not(:has(*)) {
    display: none;
  }

  @container (inline-size >= 46rem) {
    .review {
      grid-template-columns: 1fr 1fr;
    }
  }

  @container (inline-size < 28rem) {
    .press {
      inline-size: 100%;
    }
  }

  @media (forced-colors: active) {
    .action:has(:checked) {
      outline: 0.125rem solid Highlight;
    }

    .side {
      border: 1px solid CanvasText;
    }
  }
`;
