import {css} from 'lit';

export const styles = css`
  :host {
    --_gap: var(--civic-message-list-gap, 1.25rem);
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

  button.link:hover {
    color: var(--_accent-strong);
    text-decoration-thickness: 0.15em;
  }

  .failed {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem var(--_space-m);
    justify-content: space-between;
    margin-block-end: var(--_space-m);
  }

  /* A long list costs no more than what is seen of it. The first block is seen: where it had no height for a moment, what follows would jump. */
  .block + .block {
    contain-intrinsic-block-size: auto calc(var(--_count, 20) * 11rem);
    content-visibility: auto;
    overflow-clip-margin: 0.5rem;
  }

  .list {
    border-block-end: 1px solid var(--_border);
  }

  .entry {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: 0.5rem 1.5rem;
    grid-template: 'title standing' 'excerpt excerpt' 'what what' 'when when' / 1fr auto;
    overflow-wrap: anywhere;
    padding-block: var(--_gap);
  }

  .title {
    font-size: 1.1em;
    font-weight: 600;
    grid-area: title;
  }

  .title > * {
    display: inline-block;
    font-weight: inherit;
    line-height: inherit;
    max-inline-size: 100%;
    position: relative;
  }

  /* A finger's width to press, without setting short titles apart. */
  .title > *::after {
    content: '';
    inset: calc((1.5rem - var(--_target)) / 2) 0;
    position: absolute;
  }

  .standing {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    grid-area: standing;
    justify-content: end;
  }

  .excerpt {
    grid-area: excerpt;
    max-inline-size: 70ch;
  }

  .facts {
    color: var(--_text-muted);
    column-gap: 1rem;
    display: flex;
    flex-wrap: wrap;
    font-size: var(--_font-size-small);
    grid-column: 1 / -1;
    overflow: clip;
  }

  .fact {
    position: relative;
  }

  /* The one before the first fact of a line lies outside of the box and is cut off. */
  .fact + .fact::before {
    content: '·';
    inset-inline-start: -0.625rem;
    position: absolute;
  }

  .results > .notice {
    margin-block-start: 0.5rem;
  }

  .more {
    margin-block-start: var(--_gap);
  }

  .end {
    color: var(--_text-muted);
  }

  .bar {
    animation: pulse 1.6s ease-in-out infinite alternate;
    background: repeating-linear-gradient(transparent 0 0.4em, var(--_border) 0.4em 1.1em, transparent 1.1em 1lh);
    block-size: 1lh;
    inline-size: 100%;
  }

  .bar.title {
    inline-size: min(22rem, 80%);
    line-height: 1.5rem;
  }

  .bar.standing {
    background: var(--_border);
    block-size: 1.625rem;
    border-radius: 1rem;
    inline-size: 7rem;
  }

  .bar.excerpt {
    block-size: 2lh;
    inline-size: min(38rem, 100%);
  }

  .bar.facts {
    inline-size: min(18rem, 70%);
  }

  @keyframes pulse {
    to {
      opacity: 0.45;
    }
  }

  /* What it is about on one side, who and when on the other. */
  @container list (inline-size >= 60rem) {
    .facts {
      grid-column: auto;
    }

    .facts + .facts {
      justify-content: end;
    }
  }

  @container list (inline-size < 36rem) {
    /* Enough to know whether to open it. Where something was looked for, all of it: the words found may be at the end. */
    .excerpt:not(:has(mark)) {
      -webkit-box-orient: vertical;
      display: -webkit-box;
      -webkit-line-clamp: 3;
      overflow: clip;
    }

    .entry {
      grid-template: 'title' 'standing' 'excerpt' 'what' 'when' / 1fr;
    }

    .standing {
      justify-content: start;
    }

    .bar.excerpt {
      block-size: 3lh;
    }

    .bar.facts:last-child {
      block-size: 2lh;
    }
  }

  .base {
    container: list / inline-size;
  }

  @media (forced-colors: active) {
    .bar {
      background: GrayText;
    }
  }
`;
