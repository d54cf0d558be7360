import {css} from 'lit';
import {host} from './host.js';

/** What every element starts from: its own box, plain elements, and focus that can be seen. */
export const reset = [host, css`
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
    text-decoration-thickness: 0.0625em;
    text-underline-offset: 0.2em;
  }

  a:hover {
    color: var(--_accent-strong);
    text-decoration-thickness: 0.15em;
  }

  /*
   * In Firefox :lang() sees no further than the shadow root: what the page around says is asked of the element itself, and inherits.
   * Tibetan letters stand on top of each other, below the line too.
   */
  :host(:lang(bo)) :not([lang]),
  :lang(bo) {
    line-height: 1.8 !important;
  }

  /* Korean breaks between words, Japanese not before small kana, and its short texts between phrases where browsers know these. */
  :host(:lang(ko)),
  :lang(ko) {
    word-break: keep-all;
  }

  :host(:lang(ja)),
  :host(:lang(zh)),
  :lang(ja),
  :lang(zh) {
    line-break: strict;
    word-break: normal;
  }

  :is(h2, h3, h4, label, legend, button, .hint):lang(ja) {
    word-break: auto-phrase;
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
`];
