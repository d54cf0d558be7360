import {css} from 'lit';

/** Where the reader's browser runs no script: nothing that only script could answer, and everything that it would unfold. */
export const withoutScript = css`
  @media (scripting: none) {
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
  }
`;
