import {css} from 'lit';

/** The privacy guard, earlier messages, and the map. */
export const aidStyles = css`
  .guard {
    background: var(--_warning-surface);
    border-inline-start: 0.25rem solid var(--_warning);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    padding: 0.75rem var(--_space-m);
  }

  .guard-title {
    color: var(--_warning);
    font-weight: 600;
  }

  .guard > ul {
    display: grid;
    gap: var(--_space-m);
  }

  .guard li {
    display: grid;
    gap: 0.25rem;
    justify-items: start;
  }

  .guard > ul:empty {
    display: none;
  }

  .guard .hint {
    color: var(--_text);
  }

  .quoted {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .guard-actions {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
    margin-block-start: 0.5rem;
  }

  .guard .button.secondary {
    padding-inline: 0.875rem;
  }

  .removal {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-m);
    overflow-wrap: anywhere;
  }

  .guard-summary {
    border: 2px solid var(--_warning);
    gap: 0.75rem;
    margin-block-start: 0;
    padding: var(--_space-m);
  }

  .guard-summary > .plain {
    gap: 0;
  }

  .guard-summary .link {
    overflow-wrap: anywhere;
    text-align: start;
  }

  form > .guard-place:not(:has(> .guard)),
  form > .similar-place:not(:has(> section)) {
    margin: 0;
  }

  .similar {
    background: var(--_surface-sunken);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.25rem;
    padding: var(--_space-m);
  }

  .similar li {
    border-block-start: 1px solid var(--_border);
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    padding-block: var(--_space-m);
  }

  .similar > ul {
    display: grid;
    margin-block-start: 0.75rem;
  }

  .similar li:last-child {
    padding-block-end: 0;
  }

  .similar h4 {
    font-size: var(--_font-size);
    overflow-wrap: anywhere;
  }

  .similar-facts {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
  }

  .similar-text,
  .similar-answer {
    -webkit-box-orient: vertical;
    display: -webkit-box;
    font-size: var(--_font-size-small);
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .similar-text {
    color: var(--_text-muted);
  }

  .similar-answer {
    border-inline-start: 0.1875rem solid var(--_success);
    padding-inline-start: 0.75rem;
  }

  .similar-done {
    display: grid;
    gap: 0.5rem;
  }

  .spot-map {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.25rem;
  }

  .map-frame {
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    isolation: isolate;
    overflow: hidden;
    position: relative;
  }

  .map {
    background: var(--_surface-sunken);
    block-size: 20rem;
    cursor: crosshair;
    overflow: hidden;
    position: relative;
    touch-action: none;
  }

  .map:focus-visible {
    outline-offset: -0.1875rem;
  }

  /* What the library needs to place its layers: it writes the rest onto the elements itself. */
  .map .leaflet-pane,
  .map .leaflet-tile,
  .map .leaflet-tile-container,
  .map .leaflet-pane > svg {
    inset-block-start: 0;
    inset-inline-start: 0;
    position: absolute;
  }

  .map .leaflet-pane {
    z-index: 1;
  }

  .map .leaflet-overlay-pane {
    z-index: 2;
  }

  .map .leaflet-tile {
    max-inline-size: none;
    user-select: none;
    visibility: hidden;
    -webkit-user-drag: none;
  }

  .map .leaflet-tile-loaded {
    visibility: inherit;
  }

  .map .leaflet-zoom-animated {
    transform-origin: 0 0;
  }

  .map .leaflet-pane > svg path {
    pointer-events: none;
  }

  .map .map-point {
    fill: var(--_accent);
    fill-opacity: 0.9;
    stroke: #fff;
    stroke-opacity: 1;
  }

  .map-cross {
    block-size: 2rem;
    fill: none;
    inline-size: 2rem;
    inset: 0;
    margin: auto;
    paint-order: stroke;
    pointer-events: none;
    position: absolute;
    stroke: #1d2530;
    stroke-width: 2;
    z-index: 3;
  }

  .map-zoom {
    display: grid;
    gap: 0.25rem;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
    position: absolute;
    z-index: 3;
  }

  .map-zoom .button {
    font-size: calc(var(--_font-size) + 0.25rem);
    inline-size: var(--_target);
    padding: 0;
  }

  .map-source {
    font-size: var(--_font-size-small);
  }

  @media print {
    .similar,
    .spot-map {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .guard,
    .similar,
    .map-frame {
      border: 1px solid CanvasText;
    }

    .map-cross {
      stroke: CanvasText;
    }
  }
`;
