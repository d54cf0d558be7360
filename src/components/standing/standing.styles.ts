import {css} from 'lit';

/** How what is due and other marks look, in the inbox and in the reply panel. */
export const standingStyles = css`
  .due {
    align-items: start;
    color: var(--_text-muted);
    display: inline-flex;
    gap: 0.375rem;
  }

  .due svg {
    block-size: 1rem;
    fill: none;
    flex: none;
    inline-size: 1rem;
    margin-block-start: 0.25rem;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-width: 1.75;
  }

  .due .hole {
    stroke: var(--_surface);
  }

  .due.overdue {
    color: var(--_danger);
    font-weight: 600;
  }

  .due.soon {
    color: var(--_warning);
    font-weight: 600;
  }

  .standing-marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
  }

  .mark {
    border: 1px solid var(--_border);
    border-radius: 1rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    line-height: 1.25;
    overflow-wrap: anywhere;
    padding: calc(0.25rem - 1px) 0.625rem;
  }

  .mark.state {
    background: var(--_surface-sunken);
    color: var(--_text);
  }

  .mark.strong {
    border-color: var(--_warning);
    color: var(--_warning);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .due .hole {
      stroke: Canvas;
    }
  }
`;
