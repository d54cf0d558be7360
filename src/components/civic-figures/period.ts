/** For how long back figures are counted. */
export const PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** A year is what a backend takes by itself. */
const DAYS: Readonly<Record<Exclude<Period, 'year'>, number>> = {month: 30, quarter: 90, 'half-year': 180};

/** When a period began that ends at an instant (now when left out), as a query has it; nothing for a year. */
export function sinceOf(period: Period, until: string): {readonly since?: string} {
  if (period === 'year' || !(period in DAYS)) return {};
  const end = until ? Date.parse(until) : Date.now();
  return Number.isNaN(end) ? {} : {since: new Date(end - DAYS[period] * 86_400_000).toISOString()};
}
