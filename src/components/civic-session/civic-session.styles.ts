import {css} from 'lit';

/* Wraps by itself instead of asking how wide it is: a container query would make it zero wide in a page header's flex row. */
export const styles = css`
  .base {
    display: grid;
    gap: 0.75rem;
  }

  .who,
  form {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }

  form {
    align-items: end;
  }

  .person {
    line-height: 1.3;
    max-inline-size: 100%;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .name {
    display: block;
    font-weight: 600;
  }

  .role {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .field {
    flex: 1 1 10rem;
    max-inline-size: 21rem;
    min-inline-size: 0;
  }

  .field.code {
    flex: 1 1 100%;
    max-inline-size: 26rem;
  }

  .code input {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.05em;
    max-inline-size: 14rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
  }

  .elsewhere {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }

  .elsewhere .button {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  .or {
    color: var(--_text-muted);
  }

  .toggle::after {
    background: currentcolor;
    block-size: 0.375rem;
    clip-path: polygon(0 0, 100% 0, 50% 100%);
    content: '';
    forced-color-adjust: none;
    inline-size: 0.625rem;
  }

  .toggle[aria-expanded='true']::after {
    rotate: 180deg;
  }

  .step:empty {
    position: absolute;
  }

  .show {
    flex: 1 1 100%;
    min-block-size: auto;
    padding-block: 0.625rem;
  }

  .loading {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    color: var(--_text-muted);
    display: grid;
    min-block-size: var(--_target);
    padding-inline: 0.75rem;
    place-content: center start;
  }
`;
