import {css} from 'lit';

export const styles = css`
  :host {
    --_gap: var(--civic-inbox-gap, 0.75rem);

    container: inbox / inline-size;
  }

  .base {
    display: grid;
    gap: var(--_space-m);
    grid-template-columns: minmax(0, 1fr);
  }

  h2 {
    font-size: calc(var(--_font-size) + 0.375rem);
  }

  .desk {
    display: grid;
    gap: 1rem 2rem;
    grid-template-columns: minmax(0, 1fr);
  }

  .desk > * {
    min-inline-size: 0;
  }

  .main {
    align-content: start;
    display: grid;
    gap: var(--_space-m);
    grid-template-columns: minmax(0, 1fr);
  }

  .trays .wide > summary {
    display: none;
  }

  .trays ul {
    display: grid;
    gap: 0.125rem;
  }

  .tray {
    align-items: center;
    background: none;
    border: 0;
    border-inline-start: 0.25rem solid transparent;
    border-radius: 0 var(--_radius) var(--_radius) 0;
    color: var(--_text);
    cursor: pointer;
    display: grid;
    font: inherit;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr) auto;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0.375rem 0.75rem;
    text-align: start;
  }

  .tray:dir(rtl) {
    border-radius: var(--_radius) 0 0 var(--_radius);
  }

  .tray:hover {
    background: var(--_surface-sunken);
  }

  .tray[aria-current] {
    background: var(--_info-surface);
    border-color: var(--_accent);
    color: var(--_accent-strong);
    font-weight: 600;
  }

  .figure {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
    min-inline-size: 1.5ch;
    text-align: end;
  }

  .tray[aria-current] .figure {
    color: inherit;
  }

  .pressing .figure {
    background: var(--_danger);
    border-radius: 1rem;
    color: var(--_surface);
    font-weight: 600;
    padding: 0 0.5rem;
  }

  .tray.pressing[aria-current] .figure {
    color: var(--_surface);
  }

  .search {
    display: grid;
    gap: var(--_space-m);
    grid-template-columns: minmax(0, 1fr);
  }

  .line,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .line input:not([type='radio'], [type='checkbox']) {
    flex: 1 1 12rem;
    inline-size: auto;
    min-inline-size: 0;
  }

  .said:empty,
  .news:empty {
    display: none;
  }

  .said {
    color: var(--_text-muted);
  }

  .bulk-form {
    background: var(--_surface-sunken);
    border-inline-start: 0.25rem solid var(--_accent);
    border-radius: var(--_radius);
    gap: 1rem;
    padding: var(--_space-m);
  }

  .bulk-form h3,
  .result h3 {
    font-size: calc(var(--_font-size) + 0.125rem);
  }

  .progress {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }

  progress {
    accent-color: var(--_accent);
    flex: 1 1 8rem;
  }

  .result ul {
    list-style: disc;
    padding-inline-start: 1.25rem;
  }

  .list {
    border-block-end: 1px solid var(--_border);
  }

  .block {
    contain-intrinsic-block-size: auto calc(var(--_count) * 7rem);
    content-visibility: auto;
    overflow-clip-margin: 0.5rem;
  }

  .item {
    border-block-start: 1px solid var(--_border);
  }

  .entry {
    display: grid;
    gap: 0.25rem 0.75rem;
    grid-template: 'pick what' 'pick how' 'pick outcome' / auto minmax(0, 1fr);
    overflow-wrap: anywhere;
    padding-block: var(--_gap);
    padding-inline-end: 0.5rem;
  }

  .entry:hover {
    background: var(--_surface-sunken);
  }

  .entry.selected {
    background: var(--_info-surface);
  }

  .entry.opened {
    box-shadow: inset 0.25rem 0 var(--_accent);
  }

  .entry.opened:dir(rtl) {
    box-shadow: inset -0.25rem 0 var(--_accent);
  }

  .pick {
    align-items: start;
    cursor: pointer;
    display: inline-flex;
    font-weight: normal;
    gap: 0.5rem;
    grid-area: pick;
    justify-content: center;
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    padding-block-start: 0.1875rem;
  }

  .pick input {
    accent-color: var(--_accent);
    block-size: 1.375rem;
    flex: none;
    inline-size: 1.375rem;
    margin: 0;
  }

  .pick.all {
    align-items: center;
    justify-content: start;
    justify-self: start;
    padding-inline: 0.6875rem;
  }

  .what {
    align-content: start;
    display: grid;
    gap: 0.125rem;
    grid-area: what;
  }

  .title {
    font-size: calc(var(--_font-size) + 0.0625rem);
    font-weight: 600;
  }

  .title > * {
    display: inline-block;
    font-weight: inherit;
    line-height: inherit;
    max-inline-size: 100%;
    position: relative;
    scroll-margin-block: 6rem;
  }

  .title > *::after {
    content: '';
    inset: calc((1.5rem - var(--_target)) / 2) 0;
    position: absolute;
  }

  button.link {
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    font: inherit;
    padding: 0;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .title button.link {
    font-weight: 600;
  }

  .bulk button.link {
    min-block-size: var(--_target);
    padding-inline: 0.5rem;
  }

  .facts {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .how {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    grid-area: how;
  }

  .outcome {
    font-weight: 600;
    grid-area: outcome;
  }

  .outcome.done {
    color: var(--_success);
  }

  .outcome:not(.done) {
    color: var(--_danger);
  }

  .bulk {
    align-items: center;
    background: var(--_surface);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 15%);
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    inset-block-end: 0.5rem;
    margin-block-start: var(--_space-m);
    padding: 0.5rem 1rem;
    position: sticky;
  }

  .bulk .count {
    font-weight: 600;
  }

  .more {
    margin-block-start: var(--_space-m);
  }

  .end {
    color: var(--_text-muted);
  }

  .help ul {
    display: grid;
    gap: 0.25rem;
    list-style: disc;
    padding-inline-start: 1.25rem;
  }

  .skeleton {
    border-block-start: 1px solid var(--_border);
  }

  .bar {
    animation: pulse 1.6s ease-in-out infinite alternate;
    background: var(--_border);
    block-size: 1.25rem;
    border-radius: var(--_radius);
    grid-area: what;
    inline-size: min(26rem, 90%);
  }

  .bar.short {
    grid-area: how;
    inline-size: min(14rem, 60%);
  }

  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }

  .panel {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }

  ::slotted(*) {
    inline-size: 100%;
  }

  @container inbox (inline-size >= 40rem) {
    .search {
      align-items: end;
      grid-template-columns: minmax(0, 1fr) 12rem;
    }
  }

  @container inbox (inline-size >= 52rem) {
    .desk:not(.with-panel) {
      grid-template-columns: 15rem minmax(0, 1fr);
    }

    .desk:not(.with-panel) .entry {
      grid-template: 'pick what how' 'pick outcome outcome' / auto minmax(0, 5fr) minmax(0, 4fr);
    }

    .desk:not(.with-panel) .how {
      flex-direction: column;
    }
  }

  @container inbox (inline-size >= 78rem) {
    .desk.with-panel {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }

    .desk.with-panel .trays {
      grid-column: 1 / -1;
    }

    .with-panel .search {
      grid-template-columns: minmax(0, 1fr);
    }

    .with-panel .panel {
      align-self: start;
    }
  }

  @media (forced-colors: active) {
    .tray[aria-current],
    .entry.selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .pressing .figure {
      border: 1px solid CanvasText;
    }
  }
`;
