import {css} from 'lit';

/**
 * An element's own box and the page's font, and nothing that a page's CSS leaks in: what is important here is so before what is important in a
 * page's `* {…}`. How large, in what colour: that is said by tokens.
 */
export const host = css`
  :host {
    color: var(--_text) !important;
    display: block;
    font-family: var(--_font);
    font-size: var(--_font-size) !important;
    font-style: normal !important;
    font-weight: normal !important;
    letter-spacing: normal !important;
    line-height: 1.5 !important;
    outline: none !important; /* a host matches :focus while something in it has focus, which shows that itself */
    text-align: start !important;
    text-indent: 0 !important;
    text-transform: none !important;
    white-space: normal !important;
    word-spacing: normal !important;
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
