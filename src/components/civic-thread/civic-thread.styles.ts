import {css} from 'lit';

export const styles = css`
  .base {
    --_gap: var(--civic-thread-gap, var(--_space-l));

    max-inline-size: var(--civic-thread-measure, 70ch);
    overflow-wrap: anywhere;
    position: relative;
  }

  .thread {
    display: grid;
    gap: var(--_gap);
  }

  header,
  section,
  .message,
  .answer {
    display: grid;
    gap: var(--_space-s);
    justify-items: start;
  }

  header > *,
  section > *,
  .message > *,
  .answer > * {
    max-inline-size: 100%;
  }

  /* As wide as its surroundings, so that its own direction decides where its lines begin. */
  h2 {
    font-size: calc(var(--_font-size) + clamp(0.375rem, 0.1rem + 1.5vi, 0.875rem));
    justify-self: stretch;
    text-align: start;
  }

  h3 {
    font-size: calc(var(--_font-size) + 0.25rem);
  }

  /* What somebody asked, on their paper; answers stand on white beside it. */
  .message {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    padding: var(--_space-m) clamp(var(--_space-m), 4%, 1.5rem);
  }

  .message h3 {
    font-size: var(--_font-size);
  }

  .message h3:not(:first-child) {
    margin-block-start: var(--_space-s);
  }

  .message > .written,
  .answer > .written {
    font-size: calc(var(--_font-size) + 0.0625rem);
    line-height: 1.65;
  }

  .answers {
    justify-items: stretch;
    row-gap: var(--_space-m);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-s);
  }

  .tool {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    min-block-size: var(--_target);

    /* Two in a row where there is no room for all: never three and one. */
    min-inline-size: clamp(7.25rem, (28rem - 100%) * 999, 50% - var(--_space-s) / 2);
  }

  .error:empty,
  [role='alert']:empty {
    display: none;
  }

  .notice.failed {
    display: grid;
    gap: var(--_space-s);
    justify-items: start;
  }

  /* Also above the message, which stays when it could not be fetched again. */
  [part='failure'] {
    margin-block-end: var(--_space-m);
  }

  .refreshing {
    background: var(--_surface);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    inset-block-start: 0.25rem;
    inset-inline-end: 0;
    position: absolute;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-m);
    min-block-size: 24rem;
    align-content: start;
  }

  .bone {
    animation: breathe 1.6s ease-in-out infinite alternate;
    background: var(--_surface-sunken);
    block-size: 1.5rem;
    border-radius: var(--_radius);
  }

  .bone:nth-of-type(2) {
    block-size: 8rem;
  }

  .bone:nth-of-type(3) {
    block-size: 6rem;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid CanvasText;
    }
  }
`;
