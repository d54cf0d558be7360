import {css} from 'lit';

export const styles = css`
  :host {
    max-inline-size: 42rem;
  }

  .field {
    display: grid;
    gap: 0.25rem;
  }

  /* A bar beside the field, so that colour does not stand alone. */
  fieldset.field:has(> .error:not([hidden])) {
    border-inline-start: 0.25rem solid var(--_danger);
    padding-inline-start: 0.75rem;
  }

  /* A legend stands in the border of its fieldset, above everything else, unless it floats. */
  legend {
    float: inline-start;
    inline-size: 100%;
  }

  fieldset.field > legend {
    font-size: calc(var(--_font-size) + 0.125rem);
  }

  .optional,
  .muted {
    color: var(--_text-muted);
    font-weight: normal;
  }

  .optional {
    font-size: var(--_font-size-small);
  }

  .zone {
    align-items: center;
    border: 2px dashed var(--_border-control);
    border-radius: var(--_radius);
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem var(--_space-m);
    margin-block-start: 0.5rem;
    padding: var(--_space-m);
  }

  .zone.dropping {
    background: var(--_info-surface);
    border-color: var(--_accent);
    border-style: solid;
  }

  .or {
    color: var(--_text-muted);
  }

  .dropping .or {
    color: var(--_accent-strong);
    font-weight: 600;
  }

  .camera {
    display: none;
  }

  .refusals,
  .list {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.75rem;
  }

  .refusal {
    align-items: center;
    background: var(--_danger-surface);
    border-inline-start: 0.25rem solid var(--_danger);
    border-radius: var(--_radius);
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem var(--_space-m);
    justify-content: space-between;
    padding: 0.75rem var(--_space-m);
  }

  .refusal p {
    flex: 1 1 16rem;
    overflow-wrap: anywhere;
  }

  .entry {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem var(--_space-m);
    grid-template-columns: 6rem minmax(0, 1fr);
    padding: var(--_space-m);
  }

  .entry legend,
  .name {
    font-weight: 600;
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }

  .preparing {
    grid-template-columns: minmax(0, 1fr);
  }

  .thumb {
    background: var(--_surface);
    block-size: 6rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    inline-size: 6rem;
    overflow: hidden;
    place-items: center;
  }

  .thumb canvas {
    block-size: 100%;
    inline-size: 100%;
  }

  .thumb svg {
    block-size: 2.5rem;
    fill: none;
    inline-size: 2.5rem;
    stroke: var(--_text-muted);
    stroke-linejoin: round;
    stroke-width: 1.5;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-content: start;
  }

  .state {
    flex: 1 1 100%;
  }

  .state.error {
    font-weight: normal;
  }

  .state strong {
    font-weight: 600;
  }

  .state.done::before {
    color: var(--_success);
    content: '✓ ' / '';
    font-weight: 600;
  }

  progress {
    accent-color: var(--_accent);
    block-size: 0.75rem;
    flex: 1 1 100%;
    inline-size: 100%;
  }

  .more {
    display: grid;
    gap: 0.75rem;
    grid-column: 1 / -1;
    margin-block-start: 0.25rem;
  }

  .left:empty {
    display: none;
  }

  .captions {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem var(--_space-m);
    overflow-wrap: anywhere;
  }

  @media (pointer: coarse) {
    .camera {
      display: contents;
    }

    /* Nothing is dropped or pasted with a finger. */
    .or:not(.full) {
      display: none;
    }
  }

  @media (width >= 40rem) {
    .entry {
      grid-template-columns: 8rem minmax(0, 1fr);
    }

    .thumb {
      block-size: 8rem;
      grid-row: span 2;
      inline-size: 8rem;
    }

    .more {
      grid-column: 2;
    }

    .preparing {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .entry,
    .refusal {
      border: 1px solid CanvasText;
    }

    .zone.dropping {
      border-color: Highlight;
    }
  }
`;
