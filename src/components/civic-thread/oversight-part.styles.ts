import {css} from 'lit';

/** What visits and hidden words look like. Comes with the part that shows them. */
export const oversightStyles = css`
  .visit {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
  }

  .outcome {
    align-items: center;
    color: var(--_danger);
    display: inline-flex;
    font-weight: 600;
    gap: 0.3125rem;
  }

  .outcome.solved {
    color: var(--_success);
  }

  .outcome svg {
    block-size: 1rem;
    fill: none;
    inline-size: 1rem;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-width: 2;
  }

  mark {
    background: var(--_warning-surface);
    border-block-end: 2px dashed var(--_warning);
    color: inherit;
  }

  .blocks {
    color: var(--_text-muted);
    letter-spacing: -0.05em;
  }

  /* In a timeline the gallery has less room: two pictures beside each other all the same. */
  .timeline civic-gallery {
    --civic-gallery-size: 10rem;

    inline-size: 100%;
    margin-block-start: 0.25rem;
  }

  @media print {
    .outcome,
    .outcome.solved {
      color: #000;
    }
  }
`;
