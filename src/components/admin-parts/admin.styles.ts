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

  .part {
    display: grid;
    gap: 0.75rem;
  }

  /* Live regions that say nothing take no room, not even a gap, and stay where they are heard. */
  [role='alert']:empty,
  [role='status']:empty {
    position: absolute;
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

  .form .field,
  .form > civic-agency-picker,
  .form > civic-place-picker {
    max-inline-size: 42rem;
  }

  fieldset.field {
    gap: 0.5rem;
  }

  .language label {
    color: var(--_text-muted);
    font-weight: 400;
  }

  .buttons,
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }

  .line {
    align-items: end;
  }

  .line > input {
    flex: 1 1 8rem;
    inline-size: auto;
    min-inline-size: 0;
  }

  [part='more'] {
    justify-self: start;
  }

  .search {
    display: grid;
    gap: 0.25rem;
  }

  .records {
    border-block-start: 1px solid var(--_border);
    display: grid;
  }

  .records:not(:has(*)) {
    display: none;
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

  /* Four beside each other on a phone: a list of thirty would be as long again otherwise. */
  .section .record .buttons {
    gap: 0.25rem;
  }

  .section .record .button {
    font-size: var(--_font-size-small);
    padding-inline: 0.4375rem;
  }

  .facts {
    color: var(--_text-muted);
    display: flex;
    flex-wrap: wrap;
    font-size: var(--_font-size-small);
    gap: 0 0.5rem;
  }

  .facts > :not(.mark, :last-child, :has(+ .mark))::after {
    content: '·' / '';
    margin-inline-start: 0.5rem;
  }

  .code {
    font-family: ui-monospace, monospace;
    font-size: var(--_font-size-small);
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

  .excerpt {
    -webkit-box-orient: vertical;
    display: -webkit-box;
    -webkit-line-clamp: 3;
    margin-block-start: 0.375rem;
    overflow: hidden;
    white-space: normal;
  }

  .question {
    background: var(--_danger-surface);
    border-inline-start: 0.25rem solid var(--_danger);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.75rem;
    grid-column: 1 / -1;
    padding: 1rem;
  }

  .button.danger {
    background: var(--_danger);
    border-color: var(--_danger);
    color: var(--_surface);
  }

  summary {
    color: var(--_accent);
    cursor: pointer;
    font-weight: 600;
    min-block-size: var(--_target);
    padding-block: 0.5rem;
  }

  @container (inline-size > 40rem) {
    .record {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .section .record .buttons {
      gap: 0.75rem;
    }

    .section .record .button {
      font-size: inherit;
      padding-inline: 1.25rem;
    }

    .row .pair {
      display: grid;
      gap: 0.75rem;
      grid-template-columns: 1fr 1fr;
    }
  }
`;
