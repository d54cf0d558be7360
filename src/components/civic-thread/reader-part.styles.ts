import {css} from 'lit';

/** What readers do with a message; comes with the part that lets them. */
export const readerStyles = css`
  /* Takes no room before it has something to say. Its live regions are there all the same. */
  .reader > :not(:empty) {
    margin-block-start: 0.75rem;
  }

  .said {
    color: var(--_success);
  }

  .link-text {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    padding: 0.5rem 0.75rem;
    user-select: all;
  }

  .subscribe {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    padding: 0.25rem var(--_space-m);
  }

  .subscribe[open] {
    padding-block-end: var(--_space-m);
  }

  .subscribe .push {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: var(--_space-s);
    justify-items: start;
    margin-block-start: var(--_space-m);
    padding-block-start: var(--_space-m);
  }

  .subscribe .push:first-of-type:nth-child(2) {
    border: 0;
    margin: 0;
    padding: 0;
  }

  .reader > .report {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    justify-items: stretch;
    padding: var(--_space-m);
  }

  .reader form {
    display: grid;
    justify-items: start;
    row-gap: var(--_space-m);
  }

  .reader form > * {
    max-inline-size: 100%;
  }

  .reader .field {
    inline-size: 100%;
  }

  .reader .field input {
    max-inline-size: 26rem;
  }

  .reader .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s) var(--_space-m);
  }

  @media (forced-colors: active) {
    .report,
    .subscribe,
    .link-text {
      border: 1px solid CanvasText;
    }
  }
`;
