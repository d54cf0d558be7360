import {css} from 'lit';

export const styles = css`
  :host {
    --_bar: var(--civic-figures-bar, var(--_accent));
  }

  .base,
  .results {
    display: grid;
    gap: var(--_space-m);
  }

  .base > *,
  .results > * {
    min-inline-size: 0;
  }

  .results > section {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.5rem;
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.1875rem);
  }

  h4 {
    font-size: calc(var(--_font-size) + 0.0625rem);
    margin-block-start: 0.5rem;
  }

  .filters {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: grid;
    gap: var(--_space-m);
    grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
    padding: clamp(1rem, 3vw, 1.5rem);
  }

  .summary {
    align-items: center;
    color: var(--_text-muted);
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-m);
    justify-content: space-between;
    margin-block: -0.75rem;
    min-block-size: 1.5rem;
  }

  .link {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
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

  .span,
  .note {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    max-inline-size: 75ch;
  }

  .note {
    display: block;
    font-weight: normal;
  }

  /* The rates of one: as many beside each other as there is room for, and never one alone in the last row of three. */
  .rates {
    display: grid;
    gap: var(--_space-m);
    grid-template-columns: repeat(auto-fit, minmax(min(7.75rem, 100%), 1fr));
  }

  [part='all'] .rates > div {
    border-block-start: 0.1875rem solid var(--_border);
    padding-block-start: 0.625rem;
  }

  [part='all'] .figure:not(.absent) {
    font-size: calc(var(--_font-size) + 0.75rem);
    line-height: 1.25;
  }

  dt {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  dd {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
  }

  .figure {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .absent {
    color: var(--_text-muted);
    font-weight: normal;
  }

  .parts {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }

  .bar {
    block-size: 0.375rem;
    inline-size: 100%;
    max-inline-size: 12rem;
  }

  .bar:dir(rtl) {
    scale: -1 1;
  }

  .track {
    fill: var(--_border);
  }

  .value {
    fill: var(--_bar);
  }

  table {
    border-collapse: collapse;
    inline-size: 100%;
    table-layout: fixed;
  }

  th,
  td {
    border-block-end: 1px solid var(--_border);
    overflow-wrap: anywhere;
    padding: 0.75rem 0.5rem;
    text-align: start;
    vertical-align: top;
  }

  th:first-child:not([scope='rowgroup']) {
    inline-size: 21%;
    padding-inline-start: 0;
  }

  tbody th {
    font-weight: 600;
  }

  thead th {
    border-block-end: 2px solid var(--_border-control);
    padding-block: 0.25rem;
    vertical-align: bottom;
  }

  /* On one line with the words of the buttons beside it. */
  thead th:first-child {
    padding-block-end: 0.9375rem;
  }

  thead button {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    font-size: var(--_font-size-small);
    font-weight: 600;
    hyphens: auto;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0.5rem 0;
    text-align: start;
    vertical-align: bottom;
  }

  thead button:hover {
    color: var(--_accent-strong);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .arrow {
    block-size: 0.625rem;
    fill: currentcolor;
    inline-size: 0.625rem;
    margin-inline-start: 0.1875rem;
    opacity: 0.35;
    vertical-align: -0.0625rem;
  }

  .arrow.on {
    opacity: 1;
  }

  td .figure,
  td .parts,
  td .bar {
    display: block;
  }

  td .bar {
    margin-block: 0.25rem;
  }

  [scope='rowgroup'] {
    background: var(--_surface-sunken);
    padding-inline: 0.75rem;
  }

  .order {
    max-inline-size: 20rem;
  }

  .cards {
    display: grid;
    gap: var(--_space-m);
  }

  .card {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
  }

  .unit {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .card .rates {
    gap: 0.75rem var(--_space-m);
    grid-template-columns: repeat(auto-fill, minmax(min(7.5rem, 100%), 1fr));
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

  .meanings {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 75ch;
  }

  .meanings dt {
    color: inherit;
    font-weight: 600;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-m);
    min-block-size: 30rem;
    align-content: start;
  }

  .bone {
    animation: breathe 1.6s ease-in-out infinite alternate;
    background: var(--_surface-sunken);
    block-size: 3.5rem;
    border-radius: var(--_radius);
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media print {
    .filters,
    .summary {
      display: none;
    }

    tr,
    .card {
      break-inside: avoid;
    }
  }

  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: CanvasText;
      stroke-width: 1;
    }

    .value {
      fill: CanvasText;
    }

    .bone {
      border: 1px solid CanvasText;
    }
  }
`;
