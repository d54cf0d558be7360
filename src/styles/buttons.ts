import {css} from 'lit';

/** Buttons and notices, the same in every element. Markup: `.button`, `.button.secondary`; `.notice`, `.notice.failed`, `.notice.done`. */
export const buttons = css`
  .button {
    align-items: center;
    background: var(--_button);
    border: 1px solid var(--_button);
    border-radius: var(--_radius);
    color: var(--_on-accent);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-weight: 600;
    gap: 0.5rem;
    justify-content: center;
    min-block-size: var(--_target);
    padding: 0.5rem 1.25rem;
    text-decoration: none;
  }

  .button:hover {
    background: var(--_button-strong);
    border-color: var(--_button-strong);
    color: var(--_on-accent);
  }

  .button.secondary {
    background: var(--_surface);
    border-color: var(--_accent);
    color: var(--_accent);
  }

  .button.secondary:hover {
    background: var(--_info-surface);
    color: var(--_accent-strong);
  }

  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.7;
  }

  .notice {
    background: var(--_surface-sunken);
    border-inline-start: 0.25rem solid var(--_border-control);
    border-radius: var(--_radius);
    padding: var(--_space-m);
  }

  .notice.failed {
    background: var(--_danger-surface);
    border-color: var(--_danger);
  }

  .notice.done {
    background: var(--_success-surface);
    border-color: var(--_success);
  }

  @media (forced-colors: active) {
    .button,
    .notice {
      border: 1px solid ButtonText;
    }
  }
`;
