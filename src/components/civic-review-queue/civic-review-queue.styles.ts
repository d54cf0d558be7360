import {css} from 'lit';

export const styles = css`
  .trays {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .tray {
    align-items: center;
    background: none;
    border: 1px solid var(--_border-control);
    border-radius: calc(var(--_target) / 2);
    color: var(--_text);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: 0.5rem;
    min-block-size: var(--_target);
    padding: 0.25rem 1rem;
  }

  .tray:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }

  /* Not by colour alone: the frame is thicker. */
  .tray[aria-current='page'] {
    background: var(--_info-surface);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_accent);
    color: var(--_accent-strong);
    font-weight: 600;
  }

  .figure {
    font-variant-numeric: tabular-nums;
    min-inline-size: 1.5ch;
    text-align: end;
  }

  .sides {
    display: grid;
    gap: 1.5rem;
    grid-template-columns: minmax(0, 1fr);
  }

  .asked {
    min-inline-size: 0;
  }

  .matter > h3:focus-visible {
    outline-offset: 0.25rem;
  }

  [part='found'],
  [part='passed-over'] {
    background: var(--_warning-surface);
    border-block-end: 2px solid var(--_warning);
    color: inherit;
  }

  [part='passed-over'] {
    border-block-end-style: dashed;
  }

  [part='found'] sup {
    font-weight: 600;
    line-height: 0;
    margin-inline-end: 0.125rem;
  }

  .check {
    border-inline-start: 0.25rem solid var(--_warning);
  }

  .check:not(:has(.found, .passed, .perfunctory)) {
    border-inline-start-color: var(--_border);
  }

  .detail > .check {
    max-inline-size: none;
  }

  .check h3 {
    font-size: var(--_font-size);
  }

  .found {
    display: grid;
    gap: 0.5rem;
    list-style: decimal;
    padding-inline-start: 1.5rem;
  }

  .passed {
    list-style: disc;
    padding-inline-start: 1.25rem;
  }

  .answered-before ul {
    display: grid;
    gap: 1rem;
  }

  .answered-before li {
    border-inline-start: 0.1875rem solid var(--_border);
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 0.75rem;
  }

  .handed-back {
    background: var(--_warning-surface);
    border-color: var(--_warning);
    gap: 0.25rem;
  }

  .own {
    font-weight: 600;
  }

  [part='form'] {
    border-block-start: 0.25rem solid var(--_accent);
    padding-block-start: 1rem;
  }

  @container detail (inline-size >= 40rem) {
    .sides:has(> .answer) {
      align-items: start;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  @container detail (inline-size < 40rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .tray[aria-current='page'] {
      outline: 0.1875rem solid Highlight;
      outline-offset: -0.1875rem;
    }
  }
`;
