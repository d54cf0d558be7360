import {NOW} from '../stories/now.js';

const now = Date.parse(NOW);

/**
 * The `Date` of our own modules in Storybook (`still-clock.ts` gives it to them): it stands at the time of the stories. Timers run, and what others
 * wrote keeps the moving one: Leaflet counts its fades by it, and would wait for their end for ever.
 */
const StillDate = new Proxy(Date, {
  construct: (target, args) => Reflect.construct(target, args.length > 0 ? args : [now]) as object,
  apply: (target) => new target(now).toString(),
  get: (target, key) => (key === 'now' ? () => now : (Reflect.get(target, key) as unknown)),
});

export {StillDate as Date};
