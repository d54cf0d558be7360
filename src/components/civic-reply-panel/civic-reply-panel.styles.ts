import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .base {
    display: grid;
  }

  .base {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-block-start: 0.25rem solid var(--_accent);
    border-radius: var(--_radius);
    gap: 1.25rem;
    padding: clamp(1rem, 4cqi, 1.75rem);
  }

  .base > * {
    min-inline-size: 0;
  }

  h2 {
    font-size: 1.375rem;
  }

  h3 {
    font-size: 1.125rem;
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

  [role='status'] > .notice {
    margin-block-start: 1rem;
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

  @media (forced-colors: active) {
    .side {
      border: 1px solid CanvasText;
    }
  }
`;
