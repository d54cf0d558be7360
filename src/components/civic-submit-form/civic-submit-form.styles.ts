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
    font-size: 1.5rem;
  }

  h3 {
    font-size: 1.125rem;
  }

  /* Margins and no gap: live regions that say nothing take no room. */
  form > :not([role='alert']:empty, :last-child) {
    margin-block-end: 1.75rem;
  }

  .field > label,
  legend,
  .label {
    font-size: 1.125rem;
  }

  .group .field > label {
    font-size: 1rem;
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
    font-size: 0.9375rem;
    font-weight: normal;
  }

  .counter {
    color: var(--_text-muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  .counter.over {
    color: var(--_danger);
    font-weight: 600;
  }

  .cards {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(max(9rem, 30%), 100%), 1fr));
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

  .summary {
    background: var(--_danger-surface);
    border: 2px solid var(--_danger);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem;
    padding: var(--_space-m);
  }

  .summary li {
    padding-block: 0.25rem;
  }

  .summary a {
    color: var(--_danger);
    font-weight: 600;
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

  .lines {
    display: grid;
    gap: var(--_space-s);
  }

  form > .lines:not(:has(> *)) {
    margin-block-end: 0;
  }

  .lines .notice {
    padding-block: 0.625rem;
  }

  .line {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-m);
    justify-content: space-between;
  }

  form > .keeping {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-m);
    margin-block-start: -1rem;
  }

  .kept {
    display: grid;
    gap: var(--_space-m);
  }

  .why {
    background: var(--_warning-surface);
    border-inline-start: 0.25rem solid var(--_warning);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem;
    padding: var(--_space-m) 1.25rem;
  }

  .kept h2 {
    margin: 0;
  }

  .kept details {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    padding-inline: var(--_space-m);
  }

  .kept summary {
    cursor: pointer;
    min-block-size: var(--_target);
    padding-block: 0.625rem;
  }

  .written {
    margin-block-end: var(--_space-m);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .progress {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  progress {
    accent-color: var(--_accent);
    inline-size: min(20rem, 100%);
  }

  .receipt {
    display: grid;
    gap: var(--_space-m);
  }

  .receipt h2 {
    margin: 0;
  }

  .receipt dl {
    background: var(--_success-surface);
    border-inline-start: 0.25rem solid var(--_success);
    border-radius: var(--_radius);
    display: grid;
    gap: var(--_space-m);
    padding: 1.25rem;
  }

  .receipt dt {
    color: var(--_text-muted);
  }

  .receipt dd {
    font-size: clamp(1.25rem, 6.5vw, 1.75rem);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    letter-spacing: 0.04em;
    line-height: 1.3;
    overflow-wrap: anywhere;
    user-select: all;
  }

  .receipt ol {
    list-style: decimal;
    padding-inline-start: 1.5rem;
  }

  .actions,
  .onward {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem var(--_space-m);
  }

  .onward a,
  .link {
    align-items: center;
    display: inline-flex;
    min-block-size: var(--_target);
  }

  .link {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .link:hover {
    color: var(--_accent-strong);
    text-decoration-thickness: 0.15em;
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

  @media print {
    .actions,
    .onward {
      display: none;
    }

    .receipt h2:focus {
      outline: none;
    }

    .receipt dl {
      border: 1px solid #000;
      break-inside: avoid;
    }
  }

  @media (forced-colors: active) {
    .card:has(:checked) {
      border: 2px solid Highlight;
    }

    .summary,
    .why,
    .agreement,
    .receipt dl {
      border: 1px solid CanvasText;
    }

    .bone {
      border: 1px solid GrayText;
    }
  }
`;
