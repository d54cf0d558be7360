import {css} from 'lit';

export const styles = css`
  .start {
    align-items: end;
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    padding: var(--_space-m);
  }

  .start .field {
    flex: 1 1 14rem;
    max-inline-size: 24rem;
  }

  .why {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }

  .row .late {
    align-items: start;
    color: var(--_danger);
    display: flex;
    font-weight: 600;
    gap: 0.375rem;
  }

  .row .late svg {
    block-size: 1rem;
    fill: currentcolor;
    flex: none;
    inline-size: 1rem;
    margin-block-start: 0.25rem;
  }

  .course .timeline {
    justify-self: stretch;
  }

  [part='form'] {
    border-block-start: 0.25rem solid var(--_accent);
    padding-block-start: 1rem;
  }

  .preview h4 {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .preview .timeline > div {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
  }

  .preview ul {
    list-style: disc;
    padding-inline-start: 1.25rem;
  }
`;
