import {css} from 'lit';

/** `details > summary`: a word to press, with an arrow that says where what it opens comes and goes. */
export const disclosure = css`
  summary {
    align-items: center;
    color: var(--_accent);
    cursor: pointer;
    display: flex;
    font-weight: 600;
    gap: 0.5rem;
    inline-size: fit-content;
    list-style: none;
    min-block-size: var(--_target);
  }

  summary::-webkit-details-marker {
    display: none;
  }

  /* One corner of a box, the same in either direction of writing, so that it points down and up and never aside. */
  summary::before {
    block-size: 0.5rem;
    border-style: solid;
    border-width: 0 2px 2px 0;
    content: '';
    inline-size: 0.5rem;
    rotate: 45deg;
    translate: 0 -0.125rem;
  }

  details[open] > summary::before {
    rotate: 225deg;
    translate: 0 0.125rem;
  }
`;
