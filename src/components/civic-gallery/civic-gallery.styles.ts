import {css} from 'lit';

export const styles = css`
  .base {
    display: grid;
    gap: 1.25rem var(--_space-m);
    grid-template-columns: repeat(auto-fill, minmax(min(var(--civic-gallery-size, 14rem), 100%), 1fr));
  }

  .base:has(> :only-child) {
    grid-template-columns: minmax(0, 28rem);
  }

  .figure {
    display: grid;
    gap: 0.5rem;
  }

  /* The same room for each file, before and after it has come. */
  .frame {
    aspect-ratio: 4 / 3;
    background: var(--_surface-sunken);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: inherit;
    display: block;
    font: inherit;
    inline-size: 100%;
    max-inline-size: 28rem;
    overflow: hidden;
    padding: 0;
    position: relative;
  }

  button.frame {
    cursor: zoom-in;
  }

  .frame img {
    block-size: 100%;
    display: block;
    inline-size: 100%;
    object-fit: cover;
  }

  video.frame {
    background: #000;
    block-size: auto;
    object-fit: contain;
  }

  .loupe {
    background: var(--_surface);
    block-size: 1.75rem;
    border-radius: var(--_radius);
    color: var(--_accent);
    fill: none;
    inline-size: 1.75rem;
    inset-block-end: 0.5rem;
    inset-inline-end: 0.5rem;
    padding: 0.375rem;
    position: absolute;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-width: 1.5;
  }

  .frame:hover .loupe {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .broken {
    align-content: center;
    border-style: dashed;
    color: var(--_text-muted);
    display: grid;
    gap: 0.25rem;
    justify-items: center;
    padding: var(--_space-m);
    text-align: center;
  }

  figcaption {
    display: grid;
    font-size: var(--_font-size-small);
    gap: 0.125rem;
    justify-items: start;
    max-inline-size: 28rem;
  }

  figcaption a,
  .broken a {
    align-items: center;
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 0.375rem;
    min-block-size: var(--_target);
  }

  .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .muted {
    color: var(--_text-muted);
  }

  .mark {
    background: var(--_warning-surface);
    border-radius: var(--_radius);
    color: var(--_warning);
    font-size: var(--_font-size-small);
    font-weight: 600;
    margin-block-start: 0.25rem;
    padding: 0.125rem 0.5rem;
  }

  /* The viewer is dark in every scheme: pictures stand out, and their colours are not tinted. */
  .viewer {
    background: #14181d;
    block-size: 100%;
    border: 0;
    color: #f2f4f7;
    inline-size: 100%;
    max-block-size: none;
    max-inline-size: none;
    overscroll-behavior: contain;
    padding: 0;
  }

  .viewer[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .viewer::backdrop {
    background: #14181d;
  }

  .bar {
    align-items: center;
    display: flex;
    gap: 0.75rem;
    padding: 0.5rem 0.75rem;
  }

  .bar [role='status'] {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    margin-inline-end: auto;
  }

  .foot {
    justify-content: center;
  }

  .tool {
    align-items: center;
    background: none;
    border: 1px solid #aab5c4;
    border-radius: var(--_radius);
    color: inherit;
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-weight: 600;
    justify-content: center;
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    padding: 0.25rem 0.75rem;
  }

  .tool:hover,
  .tool[aria-pressed='true'] {
    background: #f2f4f7;
    color: #14181d;
  }

  .viewer :focus-visible {
    outline-color: #ffb347;
  }

  .tool svg {
    block-size: 1.25rem;
    fill: none;
    inline-size: 1.25rem;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  .turn:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .stage {
    display: grid;
    min-block-size: 0;
    padding-inline: 0.75rem;
    place-items: center;
  }

  .stage img {
    block-size: 100%;
    inline-size: 100%;
    min-block-size: 0;
    object-fit: contain;
  }

  .stage.zoomed {
    overflow: auto;
    place-items: safe center;
  }

  .stage.zoomed img {
    block-size: auto;
    inline-size: auto;
    object-fit: none;
  }

  .about {
    display: grid;
    flex: 1;
    justify-items: center;
    max-block-size: 30vb;
    max-inline-size: 42rem;
    overflow: auto;
    text-align: center;
  }

  .viewer a {
    align-items: center;
    color: #8cc0ff;
    display: inline-flex;
    flex-wrap: wrap;
    font-size: var(--_font-size-small);
    gap: 0 0.375rem;
    justify-content: center;
    min-block-size: var(--_target);
  }

  .viewer a:hover {
    color: #b5d6ff;
  }

  @media print {
    .base {
      grid-template-columns: repeat(auto-fill, minmax(6cm, 1fr));
    }

    .figure {
      break-inside: avoid;
    }

    .frame {
      aspect-ratio: auto;
      border: 0;
      max-block-size: 6cm;
    }

    .frame img {
      block-size: auto;
      max-block-size: 6cm;
      object-fit: contain;
      object-position: 0 0;
    }

    .loupe,
    figcaption a,
    .viewer {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .frame,
    .mark,
    .tool {
      border: 1px solid CanvasText;
    }

    .tool[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
  }
`;
