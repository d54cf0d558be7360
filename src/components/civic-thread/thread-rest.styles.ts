import {css} from 'lit';

/** The tools, the author's part, and what only paper shows. */
export const restStyles = css`
  .not-found {
    display: grid;
    gap: var(--_space-m);
  }

  .tool {
    align-items: center;
    background: var(--_surface);
    color: var(--_accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-size: var(--_font-size-small);
    gap: 0.4375rem;
    min-inline-size: clamp(0px, (28rem - 100%) * 999, 50% - var(--_space-s) / 2);
    padding: 0.375rem 0.75rem;
  }

  .unsure {
    visibility: hidden;
  }

  .tool:hover {
    background: var(--_info-surface);
    border-color: currentcolor;
    color: var(--_accent-strong);
  }

  .tool svg {
    block-size: 1.125rem;
    fill: none;
    flex: none;
    inline-size: 1.125rem;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5;
  }

  .tool[aria-pressed='true'] {
    background: var(--_info-surface);
    border-color: currentcolor;
    font-weight: 600;
  }

  .tool[aria-pressed='true'] svg {
    fill: currentcolor;
  }

  .tool .count {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
    font-weight: normal;
  }

  .paper {
    display: none;
  }

  .author,
  .code {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    justify-items: stretch;
    padding: var(--_space-m);
  }

  summary {
    color: var(--_accent);
    cursor: pointer;
    font-weight: 600;
    min-block-size: var(--_target);
    padding-block: 0.625rem;
  }

  summary:hover {
    color: var(--_accent-strong);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .code {
    padding-block: 0.25rem;
  }

  .code[open] {
    padding-block-end: var(--_space-m);
  }

  @media (forced-colors: active) {
    .tool {
      border: 1px solid ButtonText;
    }

    .tool[aria-pressed='true'] {
      border-color: Highlight;
      border-width: 2px;
    }

    .author,
    .code {
      border: 1px solid CanvasText;
    }
  }
`;
