import {css} from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }

  .base {
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

  svg {
    block-size: 1em;
    fill: none;
    flex: none;
    inline-size: 1em;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.75;
  }

  :host([status='in-progress']) .base {
    --_ink: var(--_accent-strong);
    --_fill: var(--_info-surface);
  }

  :host([status='answered']) .base {
    --_ink: var(--_success);
    --_fill: var(--_success-surface);
  }

  :host([status='received']) .base,
  :host([status='withdrawn']) .base {
    --_ink: var(--_text-muted);
    --_fill: var(--_surface-sunken);
  }

  :host([status='rejected']) .base {
    --_ink: var(--_danger);
    --_fill: var(--_danger-surface);
  }

  @media (forced-colors: active) {
    .base {
      border: 1px solid CanvasText;
    }
  }
`;
