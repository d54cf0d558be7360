import {css} from 'lit';

/** What says that something is new. Comes with the part that notices. */
export const liveStyles = css`
  /* Stays at the lower edge of the view and takes no room, so that it moves nothing. */
  .news {
    block-size: 0;
    inset-block-end: 0;
    position: sticky;
    z-index: 1;
  }

  .news > div {
    align-items: center;
    background: var(--_surface);
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 25%);
    display: grid;
    gap: 0 var(--_space-s);
    grid-template-columns: 1fr auto auto;
    inset-block-end: 0.75rem;
    inset-inline: 0;
    padding-block: 0.375rem;
    padding-inline: var(--_space-m) 0.375rem;
    position: absolute;
  }

  .news p {
    font-weight: 600;
  }

  .news > .empty {
    border-color: transparent;
    background: none;
    box-shadow: none;
    pointer-events: none;
  }

  .close {
    align-items: center;
    background: none;
    block-size: var(--_target);
    border: 0;
    border-radius: var(--_radius);
    color: var(--_text-muted);
    cursor: pointer;
    display: inline-flex;
    inline-size: var(--_target);
    justify-content: center;
    padding: 0;
  }

  .close:hover {
    background: var(--_surface-sunken);
  }

  .close svg {
    block-size: 1rem;
    fill: none;
    inline-size: 1rem;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-width: 2;
  }

  @media (forced-colors: active) {
    .news > div {
      border-width: 2px;
    }
  }
`;
