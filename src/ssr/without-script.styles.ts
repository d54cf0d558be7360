import {css} from 'lit';

/** Nothing that only script could answer, and everything that it would unfold. */
export const inert = css`
  button:not(.title *),
  form,
  .code,
  .tools-section,
  .summary.kept {
    display: none !important;
  }

  .timeline .earlier {
    display: list-item !important;
  }
`;

/** The same where the reader's browser runs no script. */
export const withoutScript = css`
  @media (scripting: none) {
    ${inert}
  }
`;
