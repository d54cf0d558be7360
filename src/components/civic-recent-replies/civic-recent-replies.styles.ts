import {css} from 'lit';

export const styles = css`
  h2 {
    font-size: calc(var(--_font-size) + 0.25rem);
  }

  ul,
  .quiet {
    margin-block-start: 0.75rem;
  }

  li {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: 0.25rem;
    overflow-wrap: anywhere;
    padding-block: var(--civic-recent-replies-gap, 1rem);
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.125rem);
    font-weight: 600;
  }

  .by {
    color: var(--_text-muted);
    column-gap: 0.75rem;
    display: flex;
    flex-wrap: wrap;
    font-size: var(--_font-size-small);
  }

  .answer {
    -webkit-box-orient: vertical;
    display: -webkit-box;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    max-inline-size: 70ch;
    overflow: hidden;
  }

  .quiet {
    color: var(--_text-muted);
  }

  .failed {
    background: var(--_danger-surface);
    border-inline-start: 0.25rem solid var(--_danger);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    margin-block-start: 0.75rem;
    padding: 0.75rem;
  }

  button {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    min-block-size: var(--_target);
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .bar {
    animation: pulse 1.6s ease-in-out infinite alternate;
    background: linear-gradient(var(--_border) 0 0) center / 100% 0.7em no-repeat;
    block-size: 1lh;
  }

  .bar.answer {
    background: repeating-linear-gradient(transparent 0 0.4em, var(--_border) 0.4em 1.1em, transparent 1.1em 1lh);
    block-size: 3lh;
    max-inline-size: none;
  }

  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }

  @media (forced-colors: active) {
    .failed {
      border: 1px solid CanvasText;
    }
  }
`;
