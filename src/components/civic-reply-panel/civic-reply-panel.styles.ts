import {css} from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .base {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-block-start: 0.25rem solid var(--_accent);
    border-radius: var(--_radius);
    display: grid;
    gap: 1.25rem;
    overflow-wrap: anywhere;
    padding: clamp(1rem, 4cqi, 1.75rem);
  }

  .base > *,
  .columns > *,
  .matter-column > *,
  .work-column > * {
    min-inline-size: 0;
  }

  /* Nothing in it, no gap after it: the live region stays all the same. */
  .base > [role='status']:empty {
    margin-block-end: -1.25rem;
  }

  .to-work {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    justify-self: start;
    min-block-size: var(--_target);
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .columns,
  .matter-column,
  .work-column {
    align-content: start;
    display: grid;
    gap: 2rem;
    grid-template-columns: minmax(0, 1fr);
  }

  .matter,
  .message,
  .part {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }

  .matter > *,
  .message > *,
  .part > * {
    max-inline-size: 100%;
  }

  .matter > .message,
  .message > .written,
  .part > .answer,
  .part > ul,
  .part > dl {
    justify-self: stretch;
  }

  .message > .written {
    font-size: calc(var(--_font-size) + 0.0625rem);
    line-height: 1.6;
    max-inline-size: 70ch;
  }

  .message h4:not(:first-child) {
    margin-block-start: 0.5rem;
  }

  h2 {
    font-size: calc(var(--_font-size) + 0.375rem);
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.125rem);
  }

  .matter > h3 {
    font-size: calc(var(--_font-size) + 0.375rem);
    justify-self: stretch;
  }

  h4,
  h5 {
    font-size: var(--_font-size);
    margin: 0;
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

  [role='status'] > .notice:not(.draft *, .newer) {
    margin-block-start: 1rem;
  }

  .standing {
    display: grid;
    gap: 0.375rem;
    margin-block: 0.25rem 0.5rem;
  }

  .supervision {
    background: var(--_warning-surface);
    border-color: var(--_warning);
    gap: 0.25rem;
  }

  .private {
    background: var(--_surface-sunken);
    border: 1px dashed var(--_border-control);
    border-radius: var(--_radius);
    padding: var(--_space-m);
  }

  .private h3,
  .notes h3 {
    font-size: var(--_font-size);
  }

  .looks,
  .notes ul,
  .units ul,
  .reports ul {
    display: grid;
    gap: 0.75rem;
  }

  .looks {
    gap: 0.125rem;
  }

  .notes li,
  .unit,
  .reports li {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
  }

  .notes li {
    border-inline-start: 0.1875rem solid var(--_border);
    padding-inline-start: 0.75rem;
  }

  .unit {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    padding: 0.75rem 1rem;
  }

  .supervision .late,
  .unit .late {
    color: var(--_danger);
    font-weight: 600;
  }

  .unit .reported {
    color: var(--_success);
    font-weight: 600;
  }

  .unit .button {
    margin-block-start: 0.25rem;
  }

  .report {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    justify-self: stretch;
    padding: 0.5rem 0.75rem;
  }

  summary {
    color: var(--_accent);
    cursor: pointer;
    font-weight: 600;
    min-block-size: var(--_target);
    padding-block: 0.625rem;
  }

  summary:hover {
    text-decoration: underline;
  }

  .history section {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }

  .templates,
  .check,
  .draft,
  .undo,
  .preview {
    max-inline-size: 42rem;
  }

  .templates[open] {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    padding: 0 1rem 1rem;
  }

  .template-parts {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }

  form .template-parts .label,
  form .side .label {
    font-size: var(--_font-size);
  }

  .part > [role='alert']:empty {
    display: none;
  }

  .template-text {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    max-block-size: 14rem;
    overflow: auto;
    padding: 0.75rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .undo {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }

  /* Nothing in it, no gap before it: the live region stays all the same. */
  .undo:not(:has(.button)) {
    margin-block-start: -1.5rem;
  }

  .draft .notice {
    margin-block-end: 0.5rem;
  }

  .conflict {
    background: var(--_warning-surface);
    border-color: var(--_warning);
    justify-items: stretch;
  }

  .sides {
    display: grid;
    gap: 0.75rem;
  }

  .conflict .side {
    background: var(--_surface);
    gap: 0.25rem;
  }

  .check {
    background: var(--_info-surface);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
  }

  .perfunctory {
    color: var(--_warning);
    font-weight: 600;
  }

  .findings {
    counter-reset: finding;
    display: grid;
    gap: 0.5rem;
  }

  .findings li {
    counter-increment: finding;
    display: grid;
    gap: 0.25rem;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    justify-items: start;
  }

  .findings li::before {
    content: counter(finding) '.';
    font-weight: 600;
  }

  .findings .button {
    grid-column: 2;
  }

  .check mark,
  .template-text mark {
    background: var(--_warning-surface);
    border-block-end: 2px solid var(--_warning);
    color: inherit;
  }

  .check sup {
    font-weight: 600;
    line-height: 0;
    margin-inline-end: 0.125rem;
  }

  .mirror .written {
    background: var(--_surface);
    border-radius: var(--_radius);
    padding: 0.75rem;
  }

  .preview {
    border: 2px dashed var(--_border-control);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
  }

  .preview-files {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr));
  }

  canvas {
    background: var(--_surface-sunken);
    block-size: auto;
    border-radius: var(--_radius);
    max-inline-size: 100%;
  }

  .preview-button,
  .last {
    justify-self: start;
  }

  .review {
    display: grid;
    gap: 1rem;
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

  .side.answer {
    background: var(--_info-surface);
    border: 0;
  }

  .text {
    max-inline-size: 70ch;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .side .title {
    font-weight: 600;
  }

  dl:not(:has(*)) {
    display: none;
  }

  @container (inline-size >= 46rem) {
    .sides {
      grid-template-columns: 1fr 1fr;
    }
  }

  @container (inline-size >= 62rem) {
    .to-work {
      display: none;
    }

    .columns:has(.matter-column) {
      gap: 2.5rem;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .side,
    .check,
    .private,
    .preview {
      border: 1px solid CanvasText;
    }
  }
`;
