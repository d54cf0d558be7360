import {css} from 'lit';

/** The look that the elements of administration share. */
export const adminStyles = css`
  :host {
    container-type: inline-size;
  }

  .base,
  .form,
  .section {
    display: grid;
    gap: 1.25rem;
  }

  .base > *,
  .form > * {
    min-inline-size: 0;
  }

  h2 {
    font-size: calc(var(--_font-size) + 0.375rem);
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.125rem);
  }

  .form,
  .section {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-block-start: 0.25rem solid var(--_accent);
    border-radius: var(--_radius);
    padding: clamp(1rem, 4cqi, 1.75rem);
  }

  .form .field {
    max-inline-size: 42rem;
  }

  .buttons,
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }

  .line > input {
    flex: 1 1 12rem;
    inline-size: auto;
  }

  .search {
    display: grid;
    gap: 0.25rem;
  }

  .records {
    border-block-start: 1px solid var(--_border);
    display: grid;
  }

  .record {
    align-items: start;
    border-block-end: 1px solid var(--_border);
    display: grid;
    gap: 0.5rem 1rem;
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
    padding-block: 0.875rem;
  }

  .record .name {
    font-weight: 600;
  }

  .facts {
    color: var(--_text-muted);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--_font-size-small);
    gap: 0 1rem;
  }

  .mark {
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    color: var(--_text);
    font-size: var(--_font-size-small);
    padding: 0 0.5rem;
  }

  .secret {
    background: var(--_surface-sunken);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    display: inline-block;
    font-family: ui-monospace, monospace;
    font-size: calc(var(--_font-size) + 0.125rem);
    padding: 0.5rem 0.75rem;
    user-select: all;
  }

  .rows {
    display: grid;
    gap: 1rem;
  }

  .row {
    border-inline-start: 0.25rem solid var(--_border);
    display: grid;
    gap: 0.75rem;
    padding-inline-start: 1rem;
  }

  .text {
    white-space: pre-line;
  }

  @container (inline-size > 40rem) {
    .record {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .row .pair {
      display: grid;
      gap: 0.75rem;
      grid-template-columns: 1fr 1fr;
    }
  }
`;
