import {css} from 'lit';

export const styles = css`
  .base {
    --_gap: var(--civic-thread-gap, var(--_space-l));

    max-inline-size: var(--civic-thread-measure, 70ch);
    overflow-wrap: anywhere;
    position: relative;
  }

  .thread,
  .not-found {
    display: grid;
    gap: var(--_gap);
  }

  .not-found {
    gap: var(--_space-m);
  }

  header,
  section,
  .message,
  .answer {
    display: grid;
    gap: var(--_space-s);
    justify-items: start;
  }

  header > *,
  section > *,
  .message > *,
  .answer > * {
    max-inline-size: 100%;
  }

  h2 {
    font-size: clamp(1.375rem, 1.1rem + 1.5vi, 1.875rem);
  }

  h3 {
    font-size: 1.25rem;
  }

  h4 {
    font-size: 1.0625rem;
  }

  h5 {
    font-size: 1rem;
    margin: 0;
  }

  .message h3 {
    font-size: 1rem;
  }

  .message h3:not(:first-child) {
    margin-block-start: var(--_space-s);
  }

  .facts,
  .muted {
    color: var(--_text-muted);
    font-size: 0.9375rem;
  }

  /* As wide as its surroundings, so that its own direction decides where its lines begin. */
  h2,
  .written {
    justify-self: stretch;
    text-align: start;
  }

  .written {
    white-space: pre-wrap;
  }

  .message > .written {
    font-size: 1.0625rem;
    line-height: 1.6;
  }

  .audience,
  .stage {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_text-muted);
    font-size: 0.875rem;
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

  .answers {
    justify-items: stretch;
    row-gap: var(--_space-m);
  }

  .answer {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-inline-start: 0.375rem solid var(--_success);
    border-radius: var(--_radius);
    padding: var(--_space-m) clamp(var(--_space-m), 4%, 1.5rem);
  }

  .answer > .written {
    margin-block-start: 0.25rem;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s);
  }

  .tool {
    align-items: center;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-size: 0.9375rem;
    gap: 0.4375rem;
    min-block-size: var(--_target);

    /* Two in a row where there is no room for all: never three and one. */
    min-inline-size: clamp(0px, (28rem - 100%) * 999, 50% - var(--_space-s) / 2);
    padding: 0.375rem 0.75rem;
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
    font-size: 0.8125rem;
    font-weight: 600;
    padding: 0.0625rem 0.4375rem;
    vertical-align: 0.0625rem;
  }

  civic-gallery {
    display: block;
    justify-self: stretch;
  }

  /* Room for one row, until the gallery has come. */
  civic-gallery:not(:defined) {
    min-block-size: 12rem;
  }

  .paper {
    display: none;
  }

  .hidden-answer {
    background: var(--_surface-sunken);
    border-inline-start-color: var(--_border-control);
    border-style: dashed;
  }

  .verdict {
    border-block-start: 1px solid var(--_border);
    inline-size: 100%;
    margin-block-start: var(--_space-s);
    padding-block-start: var(--_space-m);
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

  .error:empty,
  [role='alert']:empty {
    display: none;
  }

  .notice.failed {
    display: grid;
    gap: var(--_space-s);
    justify-items: start;
  }

  /* Also above the message, which stays when it could not be fetched again. */
  [part='failure'] {
    margin-block-end: var(--_space-m);
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

  .refreshing {
    background: var(--_surface);
    color: var(--_text-muted);
    font-size: 0.875rem;
    inset-block-start: 0.25rem;
    inset-inline-end: 0;
    position: absolute;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-m);
    min-block-size: 24rem;
    align-content: start;
  }

  .bone {
    animation: breathe 1.6s ease-in-out infinite alternate;
    background: var(--_surface-sunken);
    block-size: 1.5rem;
    border-radius: var(--_radius);
  }

  .bone:nth-of-type(2) {
    block-size: 8rem;
  }

  .bone:nth-of-type(3) {
    block-size: 6rem;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media screen {
    .earlier {
      display: none !important;
    }
  }

  @media print {
    .on-screen {
      display: none !important;
    }
  }

  @media (forced-colors: active) {
    .tool,
    .new {
      border: 1px solid ButtonText;
    }

    .tool[aria-pressed='true'] {
      border-color: Highlight;
      border-width: 2px;
    }

    .author,
    .code,
    .bone {
      border: 1px solid CanvasText;
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
