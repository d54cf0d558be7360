import {css} from 'lit';

/** A list beside the message that is open, or the one after the other where there is no room. */
export const workListStyles = css`
  :host {
    container: work / inline-size;
  }

  .base {
    background: none;
    border: 0;
    border-radius: 0;
    display: grid;
    gap: var(--_space-m);
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
    padding: 0;
  }

  .work {
    display: grid;
    gap: 2rem;
    grid-template-columns: minmax(0, 1fr);
  }

  .work.wide {
    align-items: start;
    grid-template-columns: minmax(13rem, 17rem) minmax(0, 1fr);
  }

  .work > *,
  .detail > * {
    min-inline-size: 0;
  }

  .detail {
    align-content: start;
    container: detail / inline-size;
    display: grid;
    gap: 1.5rem;
    grid-template-columns: minmax(0, 1fr);
  }

  .wide .work-list {
    inset-block-start: 0.5rem;
    max-block-size: calc(100vh - 1rem);
    overflow-y: auto;
    padding: 0.25rem;
    position: sticky;
  }

  .work-list {
    display: grid;
    gap: 0.75rem;
  }

  .rows {
    border-block-start: 1px solid var(--_border);
  }

  .rows > li {
    contain-intrinsic-block-size: auto 7rem;
    content-visibility: auto;
    overflow-clip-margin: 0.5rem;
  }

  .row {
    border-block-end: 1px solid var(--_border);
    border-inline-start: 0.25rem solid transparent;
    display: grid;
    gap: 0.125rem;
    justify-items: start;
    padding: 0.625rem 0.75rem;
  }

  .row.opened {
    background: var(--_info-surface);
    border-inline-start-color: var(--_accent);
  }

  .row [data-control] {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0.25rem 0;
    text-align: start;
  }

  .row [data-control]:hover {
    color: var(--_accent-strong);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .row .standing-marks:not(:has(*)) {
    display: none;
  }

  .news:empty,
  #said:empty {
    display: none;
  }

  .keys {
    font-size: var(--_font-size-small);
  }

  .steps {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .position {
    color: var(--_text-muted);
    flex: 1 1 auto;
    font-variant-numeric: tabular-nums;
    min-inline-size: max-content;
  }

  @media (forced-colors: active) {
    .row.opened {
      border-inline-start-color: Highlight;
    }
  }
`;
