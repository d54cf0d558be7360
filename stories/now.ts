/**
 * When every story happens: a Wednesday evening, after the last thing that the demo town's messages tell of, and before the first answers are due. Storybook's clock
 * stands there (`.storybook/clock.ts`), so that "yesterday" and "overdue" say the same on any day, in the preview and in the reference pictures.
 */
export const NOW = '2026-11-18T22:00:00+08:00';
