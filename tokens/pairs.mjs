// Which colours meet on screen, and how much they have to differ (WCAG 2.2). A theme is tried with each pair, in each scheme.

const surfaces = ['surface', 'surface-sunken', 'danger-surface', 'success-surface', 'warning-surface', 'info-surface'];

/** Words stand on any surface, in any colour of words: 1.4.3, or 1.4.6 where a theme is for contrast. */
const words = ['text', 'text-muted', 'accent', 'accent-strong', 'danger', 'success', 'warning'];

/** Edges of controls and the outline of focus: 1.4.11. */
const edges = ['border-control', 'accent', 'focus', 'button', 'danger', 'success', 'warning'];

/** `[colour, colour beneath, least contrast]`, by the names of the tokens without `color-`. */
export const pairsFor = ({words: forWords, edges: forEdges}) => [
  ...words.flatMap((word) => surfaces.map((surface) => [word, surface, forWords])),
  ...edges.flatMap((edge) => surfaces.map((surface) => [edge, surface, forEdges])),
  // On the main button, at rest and pressed, on a chosen step, and on the button over a picture.
  ...['button', 'button-strong', 'accent', 'accent-strong'].map((surface) => ['on-accent', surface, forWords]),
];

export const USUAL = {words: 4.5, edges: 3};
export const HIGH = {words: 7, edges: 4.5};
