import {css} from 'lit';

/** The looks of what was written, and of answers. */
export const answerStyles = css`
  h4 {
    font-size: calc(var(--_font-size) + 0.0625rem);
  }

  .facts,
  .muted {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  /* As wide as its surroundings, so that its own direction decides where its lines begin. */
  .written {
    justify-self: stretch;
    text-align: start;
    white-space: pre-wrap;
  }

  .answer {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-inline-start: 0.375rem solid var(--_success);
    border-radius: var(--_radius);
    display: grid;
    gap: var(--_space-s);
    justify-items: start;
    padding: var(--_space-m) clamp(var(--_space-m), 4%, 1.5rem);
  }

  .answer > * {
    max-inline-size: 100%;
  }

  .answer > .written {
    margin-block-start: 0.25rem;
  }

  civic-gallery {
    display: block;
    justify-self: stretch;
  }

  /* Room for one row, until the gallery has come. */
  civic-gallery:not(:defined) {
    min-block-size: 12rem;
  }

  @media print {
    .on-screen {
      display: none !important;
    }
  }
`;
