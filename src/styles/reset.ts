import {css} from 'lit';

/** What every element starts from: its own box, the page's font, focus that can be seen, and nothing that a page's CSS leaks in. */
export const reset = css`
  :host {
    color: var(--_text);
    display: block;
    font-family: var(--_font);
    font-size: 1rem;
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

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend,
  figure {
    border: 0;
    margin: 0;
    min-inline-size: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2,
  h3,
  h4 {
    line-height: 1.3;
    text-wrap: balance;
  }

  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }

  a:hover {
    color: var(--_accent-strong);
    text-decoration-thickness: 0.15em;
  }

  :focus-visible {
    outline: 0.1875rem solid var(--_focus);
    outline-offset: 0.125rem;
  }

  /* A heading or message that receives focus by script shows where it is, without pretending to be a control. */
  [tabindex='-1']:focus {
    outline-offset: 0.25rem;
  }

  .visually-hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      scroll-behavior: auto !important;
      transition: none !important;
    }
  }
`;
