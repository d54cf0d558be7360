import {css} from 'lit';

export const styles = css`
  :host {
    max-inline-size: var(--civic-submit-form-width, 42rem);
  }

  h2,
  ::slotted([slot='heading']) {
    margin-block: 0 var(--_space-m);
  }

  h2 {
    font-size: calc(var(--_font-size) + 0.5rem);
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.125rem);
  }

  /* Margins and no gap: live regions that say nothing take no room. */
  form > :not([role='alert']:empty, :last-child) {
    margin-block-end: 1.75rem;
  }

  .field > label,
  legend,
  .label {
    font-size: calc(var(--_font-size) + 0.125rem);
  }

  .group .field > label {
    font-size: var(--_font-size);
  }

  .field > input,
  .field > textarea,
  .field > select,
  .field > .cards,
  .field > .choices {
    margin-block-start: 0.25rem;
  }

  /* A bar beside the field, so that colour does not stand alone. */
  .field:has(> .error) {
    border-inline-start: 0.25rem solid var(--_danger);
    padding-inline-start: 0.75rem;
  }

  textarea {
    max-block-size: 32rem;
  }

  input[type='tel'] {
    max-inline-size: 18rem;
  }

  .group textarea {
    min-block-size: 5.5rem;
  }

  .optional {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: normal;
  }

  .counter {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }

  .counter.over {
    color: var(--_danger);
    font-weight: 600;
  }

  .cards {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(max(9em, 30%), 100%), 1fr));
  }

  .card {
    background: var(--_surface);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    padding: 0.625rem 0.75rem;
    position: relative;
  }

  .card:hover {
    background: var(--_surface-sunken);
  }

  .card:has(:checked) {
    background: var(--_info-surface);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .card:has(:focus-visible) {
    outline: 0.1875rem solid var(--_focus);
    outline-offset: 0.125rem;
  }

  .card :focus-visible {
    outline: none;
  }

  /* The whole card is the label, and so the target. */
  .card label::after {
    content: '';
    inset: 0;
    position: absolute;
  }

  .spot {
    display: grid;
    gap: 0.25rem;
  }

  .group {
    border-block: 1px solid var(--_border);
    display: grid;
    gap: var(--_space-m);
    padding-block: 1.25rem;
  }

  /* A legend stands in the border of its fieldset, above everything else, unless it floats. */
  legend {
    float: inline-start;
    inline-size: 100%;
  }

  .group > legend + * {
    margin-block-start: -0.75rem;
  }

  .agreement,
  .agreement:has(> .error) {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    gap: 0.5rem;
    padding: var(--_space-m);
  }

  .agreement:has(> .error) {
    border-inline-start: 0.25rem solid var(--_danger);
  }

  .agreement-text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .changed {
    font-weight: 600;
  }

  .addressee p {
    overflow-wrap: anywhere;
  }

  div.notice {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }

  form > .button {
    justify-self: start;
    min-inline-size: 12rem;
  }

  .skeleton {
    display: grid;
    gap: 1.75rem;
  }

  .skeleton p {
    color: var(--_text-muted);
  }

  .bone {
    animation: breathe 2s ease-in-out infinite;
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    block-size: 4.75rem;
  }

  .bone.cards {
    block-size: 8rem;
  }

  .bone.text {
    block-size: 11rem;
  }

  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }

  @media (forced-colors: active) {
    .card:has(:checked) {
      border: 2px solid Highlight;
    }

    .agreement {
      border: 1px solid CanvasText;
    }

    .bone {
      border: 1px solid GrayText;
    }
  }
`;
