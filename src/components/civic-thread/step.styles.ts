import {css} from 'lit';

/** The looks of verdicts, quotes, what happened, and what not everybody sees. */
export const stepStyles = css`
  h5 {
    font-size: var(--_font-size);
    margin: 0;
  }

  .audience,
  .stage {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    padding: 0 0.5rem;
  }

  .stage {
    border-color: var(--_warning);
    color: var(--_warning);
    font-weight: 600;
  }

  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem var(--_space-s);
  }

  dl {
    display: grid;
    gap: 0.25rem var(--_space-m);
    grid-template-columns: max-content 1fr;
  }

  dl > div {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }

  dt {
    color: var(--_text-muted);
  }

  .hidden-answer {
    background: var(--_surface-sunken);
    border-inline-start-color: var(--_border-control);
    border-style: dashed;
  }

  .quote {
    border-inline-start: 0.1875rem solid var(--_border);
    display: grid;
    gap: 0.125rem;
    justify-items: start;
    justify-self: stretch;
    margin-block-start: 0.25rem;
    padding-inline-start: 0.75rem;
  }

  blockquote {
    justify-self: stretch;
    margin: 0;
  }

  .new {
    background: var(--_accent);
    border-radius: var(--_radius);
    color: var(--_on-accent);
    font-size: var(--_font-size-small);
    font-weight: 600;
    padding: 0.0625rem 0.4375rem;
    vertical-align: 0.0625rem;
  }

  .verdict {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: var(--_space-s);
    inline-size: 100%;
    justify-items: start;
    margin-block-start: var(--_space-s);
    padding-block-start: var(--_space-m);
  }

  .verdict > * {
    max-inline-size: 100%;
  }

  .scores dd {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.625rem;
  }

  .stars {
    block-size: 1rem;
    fill: none;
    flex: none;
    inline-size: 5.5rem;
    stroke: var(--_warning);
    stroke-linejoin: round;
  }

  .stars .full {
    fill: var(--_warning);
  }

  .stars:dir(rtl) {
    scale: -1 1;
  }

  .timeline {
    display: grid;
    justify-self: stretch;
  }

  .timeline > li {
    border-inline-start: 2px solid var(--_border);
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    margin-inline-start: 0.4375rem;
    padding-block-end: var(--_space-m);
    padding-inline-start: 1.25rem;
    position: relative;
  }

  .timeline > li:last-child {
    border-inline-start-style: none;
    padding-block-end: 0;
    padding-inline-start: calc(1.25rem + 2px);
  }

  .timeline > li::before {
    background: var(--_surface);
    block-size: 0.875rem;
    border: 2px solid var(--_border-control);
    border-radius: 50%;
    content: '';
    inline-size: 0.875rem;
    inset-block-start: 0.3125rem;
    inset-inline-start: calc(-0.4375rem - 1px);
    position: absolute;
  }

  .timeline > li:last-child::before {
    background: var(--_accent);
    border-color: var(--_accent);
    inset-inline-start: calc(-0.4375rem + 1px);
  }

  .what {
    font-weight: 600;
  }

  /* Names do not break before they must. */
  .timeline .muted > bdi {
    display: inline-block;
  }

  .timeline li li {
    list-style: disc;
    margin-inline-start: 1.25rem;
  }

  @media screen {
    .earlier {
      display: none !important;
    }
  }

  @media (forced-colors: active) {
    .new {
      border: 1px solid ButtonText;
    }

    .stars {
      stroke: CanvasText;
    }

    .stars .full {
      fill: CanvasText;
    }

    .timeline > li:last-child::before {
      background: CanvasText;
      border-color: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
