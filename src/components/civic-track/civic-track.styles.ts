import {css} from 'lit';

export const styles = css`
  .base {
    display: grid;
    gap: var(--_space-m);
    overflow-wrap: anywhere;
  }

  .base > *,
  form > * {
    max-inline-size: min(36rem, 100%);
  }

  .base > civic-thread {
    max-inline-size: 100%;
  }

  h2 {
    font-size: calc(var(--_font-size) + clamp(0.375rem, 0.1rem + 1.5vi, 0.875rem));
  }

  form {
    display: grid;
    gap: 1.25rem;
    justify-items: start;
  }

  .field {
    inline-size: 100%;
  }

  input:not([type='radio'], [type='checkbox']) {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.05em;
    max-inline-size: 18rem;
  }

  .code {
    text-transform: uppercase;
  }

  .error:empty,
  [role='alert']:empty {
    display: none;
  }

  .notice p {
    font-weight: 600;
  }

  @media print {
    .on-screen {
      display: none !important;
    }
  }
`;
