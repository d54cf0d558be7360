import {css} from 'lit';

export const toolStyles = css`
  .filters {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: grid;
    gap: var(--_space-m);
    padding: clamp(1rem, 3vw, 1.5rem);
  }

  .row {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: 1fr auto;
  }

  .grid {
    display: grid;
    gap: var(--_space-m);

    /* Three in a row, or all of them: never five and one. */
    grid-template-columns: repeat(auto-fit, minmax(min(max(9em, 30%), 100%), 1fr));
  }

  .wide > summary {
    display: none;
  }

  details[open]:not(.wide) > .grid {
    padding-block-start: 0.5rem;
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: var(--_space-m);
  }

  .count {
    align-items: center;
    background: none;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    color: var(--_text);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    gap: 0.25rem;
    min-block-size: var(--_target);
    padding: 0.25rem 1rem;
  }

  .count:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }

  /* Not by colour alone: the frame is thicker. The letters stay as they are, so that nothing moves at a press. */
  .count[aria-pressed='true'] {
    background: var(--_info-surface);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_accent);
    color: var(--_accent-strong);
  }

  .figure {
    min-block-size: 1lh;
    min-inline-size: 2ch;
    text-align: center;
  }

  mark {
    background: var(--_warning-surface);
    box-shadow: inset 0 -0.125em var(--_warning);
    color: inherit;
  }

  .summary {
    align-items: center;
    color: var(--_text-muted);
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-m);
    justify-content: space-between;
  }

  /* Kept free from the beginning, so that nothing moves when something is said. */
  .summary,
  .summary .link {
    min-block-size: var(--_target);
  }

  .bar.list {
    background: var(--_border);
    block-size: var(--_target);
    border-radius: var(--_radius);
    opacity: 0.5;
  }

  /* All in a row where there is room for these letters. */
  @container list (inline-size >= 60em) {
    .grid {
      grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
    }
  }

  /* On a phone the first message is to be on the first screen: a row of figures in place of two or three of buttons. */
  @container list (inline-size < 36rem) {
    .filters {
      gap: 0.25rem;
      padding-block: 0.5rem;
    }

    .count {
      flex: 1 5em;
      flex-flow: column-reverse;
      font-size: 0.9em;
      justify-content: flex-end;
      padding: 0.25rem;
    }
  }

  .mark {
    border: 1px solid var(--_border);
    border-radius: 1rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    line-height: 1.25;
    padding: calc(0.25rem - 1px) 0.625rem;
  }

  .overdue {
    color: var(--_danger);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }

    .filters {
      border: 1px solid CanvasText;
    }

    .count[aria-pressed='true'] {
      background: SelectedItem;
      color: SelectedItemText;
      forced-color-adjust: none;
    }
  }
`;
