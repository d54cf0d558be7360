import {css} from 'lit';

/** One's own account; they come with it. */
export const accountStyles = css`
  .account {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    gap: var(--_space-m);
    max-inline-size: 44rem;
    padding: var(--_space-m);
  }

  .account h2 {
    font-size: 1.25rem;
  }

  .account h3 {
    font-size: 1.125rem;
  }

  .account h4 {
    font-size: 1rem;
  }

  .username span {
    color: var(--_text-muted);
    margin-inline-end: 0.25rem;
  }

  .username {
    overflow-wrap: anywhere;
  }

  .block {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding-block-start: var(--_space-m);
  }

  .block > * {
    max-inline-size: 100%;
  }

  .block > [role='status']:empty,
  .block > [role='alert']:empty {
    position: absolute;
  }

  .said {
    display: block;
  }

  .account form {
    align-items: start;
    display: grid;
    gap: 0.75rem;
    inline-size: 100%;
  }

  .account .field {
    max-inline-size: 28rem;
  }

  .account .show {
    order: 1;
  }

  .account form .buttons {
    order: 2;
  }

  .qr {
    block-size: auto;
    border: 1px solid var(--_border);
    forced-color-adjust: none;
    inline-size: min(100%, 14rem);
  }

  .secret {
    display: inline-block;
    font-size: 1.0625rem;
    letter-spacing: 0.05em;
    overflow-wrap: anywhere;
    user-select: all;
  }

  .codes {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: grid;
    font-size: 1.0625rem;
    gap: 0.5rem 2rem;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    inline-size: 100%;
    padding: var(--_space-m);
  }
`;
