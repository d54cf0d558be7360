import {css} from 'lit';

/** An element's own box and the page's font, and nothing that a page's CSS leaks in. */
export const host = css`
  :host {
    color: var(--_text);
    display: block;
    font-family: var(--_font);
    font-size: var(--_font-size);
    font-style: normal;
    font-weight: normal;
    letter-spacing: normal;
    line-height: 1.5;
    text-align: start;
    text-transform: none;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`;
