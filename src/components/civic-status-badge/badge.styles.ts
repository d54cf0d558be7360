import {css} from 'lit';

export const badgeStyles = css`
  .badge {
    --_ink: var(--_warning);
    --_fill: var(--_warning-surface);

    align-items: center;
    background: var(--_fill);
    border-radius: var(--civic-status-badge-radius, 1rem);
    color: var(--_ink);
    display: inline-flex;
    font-size: var(--_font-size-small);
    font-weight: 600;
    gap: 0.375rem;
    line-height: 1.25;
    padding: 0.25rem 0.625rem;
  }

  .badge > svg {
    block-size: 1em;
    fill: none;
    flex: none;
    inline-size: 1em;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  .in-progress {
    --_ink: var(--_accent-strong);
    --_fill: var(--_info-surface);
  }

  .answered {
    --_ink: var(--_success);
    --_fill: var(--_success-surface);
  }

  .received,
  .withdrawn {
    --_ink: var(--_text-muted);
    --_fill: var(--_surface-sunken);
  }

  .rejected {
    --_ink: var(--_danger);
    --_fill: var(--_danger-surface);
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
