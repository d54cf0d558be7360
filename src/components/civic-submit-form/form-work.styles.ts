import {css} from 'lit';

/** The summary of errors, the lines about the draft, what waits, and the receipt; and groups of topics of which none is open. */
export const workStyles = css`
  optgroup:not(:has(option)) {
    display: none;
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
    .summary,
    .why,
    .receipt dl {
      border: 1px solid CanvasText;
    }
  }
`;
