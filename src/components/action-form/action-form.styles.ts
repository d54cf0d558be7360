import {css} from 'lit';

/** The looks of {@link ActionForm}; its host is a container for its own width. */
export const actionFormStyles = css`
  form,
  .fields {
    display: grid;
    gap: 1.5rem;
  }

  form > *,
  .fields > * {
    min-inline-size: 0;
  }

  legend,
  form .label {
    font-size: calc(var(--_font-size) + 0.0625rem);
  }

  .notice {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    overflow-wrap: anywhere;
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

  .summary ul {
    list-style: disc;
    padding-inline-start: 1.25rem;
  }

  /* The actions to choose from: each a card that can be pressed anywhere. */
  .actions {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
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

  .group {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 600;
    margin-block-start: 1rem;
  }

  .actions:not(.main) {
    margin-block-start: 0.375rem;
  }

  .masking {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    margin-block-start: 0.75rem;
  }

  .masking textarea {
    background: var(--_surface-sunken);
    min-block-size: 3rem;
  }

  .masked {
    display: grid;
    gap: 0.5rem;
  }

  .masked li {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .masked mark {
    background: var(--_text);
    color: var(--_surface);
    overflow-wrap: anywhere;
    padding: 0.125rem 0.375rem;
  }

  .found ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .found .button {
    overflow-wrap: anywhere;
    text-align: start;
  }

  .mask-list,
  .mask-words {
    margin-block-start: 0.5rem;
  }

  .mask-list summary {
    color: var(--_accent);
    cursor: pointer;
    font-weight: 600;
    min-block-size: var(--_target);
    padding-block: 0.625rem;
  }

  .mask-list .mask-words {
    margin-block-start: 0;
    margin-inline-start: 2.125rem;
  }

  .mask-words summary {
    font-weight: normal;
  }

  .mask-words .options {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 7rem), 1fr));
  }

  .hiding-preview {
    border: 1px dashed var(--_border-control);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem;
    max-inline-size: 42rem;
    overflow-wrap: anywhere;
    padding: var(--_space-m);
  }

  .hiding-preview h4 {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .hiding-preview .written {
    white-space: pre-wrap;
  }

  .hiding-preview .title {
    font-weight: 600;
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

    .masked mark {
      border: 1px solid CanvasText;
    }
  }
`;
