import {css} from 'lit';

export const styles = css`
  :host {
    max-inline-size: var(--civic-my-messages-width, 48rem);
  }

  h2,
  ::slotted([slot='heading']) {
    margin-block: 0 var(--_space-m);
  }

  h2 {
    font-size: calc(var(--_font-size) + 0.5rem);
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.25rem);
  }

  section:first-of-type {
    margin-block-start: 1.5rem;
  }

  section {
    margin-block-end: var(--_space-l);
  }

  ul:not(:empty) {
    border-block-start: 1px solid var(--_border);
    margin-block: 0.5rem var(--_space-m);
  }

  .row {
    border-block-end: 1px solid var(--_border);
    display: grid;
    gap: 0.25rem;
    padding-block: var(--_space-m) 0.5rem;
  }

  .head {
    align-items: start;
    display: grid;
    gap: 0.25rem var(--_space-m);
    grid-template-columns: 1fr auto;
  }

  .title {
    font-size: calc(var(--_font-size) + 0.0625rem);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .meta {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .news {
    color: var(--_accent-strong);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .news::before {
    background: currentcolor;
    block-size: 0.5rem;
    border-radius: 50%;
    content: '';
    display: inline-block;
    inline-size: 0.5rem;
    margin-inline-end: 0.5rem;
  }

  .buttons {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }

  .sure .buttons {
    gap: 0.5rem;
  }

  .sure {
    background: var(--_warning-surface);
    border-inline-start: 0.25rem solid var(--_warning);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.75rem;
    margin-block: 0.25rem 0.5rem;
    padding: var(--_space-m);
  }

  .link {
    align-items: center;
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    min-block-size: var(--_target);
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .link:hover {
    color: var(--_accent-strong);
    text-decoration-thickness: 0.15em;
  }

  details summary {
    align-items: center;
    color: var(--_text-muted);
    cursor: pointer;
    font-size: var(--_font-size-small);
    inline-size: fit-content;
    min-block-size: var(--_target);
    padding-block: 0.625rem;
  }

  .code {
    font-size: calc(var(--_font-size) + 0.125rem);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    letter-spacing: 0.04em;
    padding-block-end: 0.5rem;
    user-select: all;
  }

  div.notice {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }

  .hint + p {
    margin-block-start: 0.75rem;
  }

  .foot {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    justify-content: space-between;
  }

  .forget {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    margin-block-start: var(--_space-l);
  }

  .forget .sure {
    inline-size: 100%;
  }

  .done:empty {
    display: none;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-m);
  }

  .skeleton p {
    color: var(--_text-muted);
  }

  .bone {
    animation: breathe 2s ease-in-out infinite;
    background: var(--_surface-sunken);
    block-size: 4.5rem;
    border-radius: var(--_radius);
  }

  .state .bone {
    block-size: 1.625rem;
    display: inline-block;
    inline-size: 7rem;
  }

  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }

  @media (width < 30rem) {
    .head {
      grid-template-columns: 1fr;
    }
  }

  @media print {
    .buttons,
    .forget {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .sure,
    .bone {
      border: 1px solid CanvasText;
    }
  }
`;
