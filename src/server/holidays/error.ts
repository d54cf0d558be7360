/** What is wrong with a wish for a holiday table. */
export type HolidaysErrorCode = 'unknown-country' | 'unknown-region' | 'unknown-year';

/** A holiday table that cannot be had: what is missing, and what to do about it. A year that nobody knows is never given as one without holidays. */
export class HolidaysError extends Error {
  override readonly name = 'HolidaysError';

  constructor(readonly code: HolidaysErrorCode, message: string, readonly cure: string) {
    super(message);
  }
}
