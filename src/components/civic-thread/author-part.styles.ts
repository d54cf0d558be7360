import {css} from 'lit';

/** The forms of the author's part; they come with it. */
export const authorStyles = css`
  .code input {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.05em;
    max-inline-size: 16rem;
    text-transform: uppercase;
  }

  .action {
    border-block-start: 1px solid var(--_border);
  }

  .action[open] {
    padding-block-end: var(--_space-m);
  }

  form {
    display: grid;
    justify-items: start;
    row-gap: var(--_space-m);
  }

  form > * {
    max-inline-size: 100%;
  }

  form > .field,
  form > .score {
    inline-size: 100%;
  }

  form .notice {
    background: var(--_surface);
  }

  .optional {
    color: var(--_text-muted);
    font-weight: normal;
  }

  /* Five in a row where there is room for all of them, else one below the other: never three and two. */
  .scale {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-s);
  }

  .scale > .choice {
    column-gap: 0.5rem;
    flex: 1 1 calc((34rem - 100%) * 999);
    font-size: var(--_font-size-small);
  }

  .scale.two > .choice {
    flex: 0 0 7rem;
  }

  .score-number {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .buttons {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s) var(--_space-m);
  }

  .guard,
  .guard > ul,
  .guard li {
    display: grid;
    gap: var(--_space-s);
    overflow-wrap: anywhere;
  }

  .guard > ul {
    gap: var(--_space-m);
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .keeping {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-m);
  }

  .keeping .link {
    align-items: center;
    background: none;
    border: 0;
    color: var(--_accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    min-block-size: var(--_target);
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .confirm {
    gap: var(--_space-m);
  }
`;
