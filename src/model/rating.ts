/** The three things that a verdict scores (解决程度, 办理态度, 办理速度). */
export const RATING_DIMENSIONS = ['resolution', 'attitude', 'speed'] as const;
export type RatingDimension = (typeof RATING_DIMENSIONS)[number];

/** The words that scores are shown as, best first. */
export const SATISFACTIONS = ['very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** The author's verdict on one answer. Scores are whole numbers from 1 to 5. */
export interface Rating {
  readonly resolution: number;
  readonly attitude: number;
  readonly speed: number;
  readonly solved: boolean;
}

/** The mean of the three scores, 1 to 5. */
export function meanScore(rating: Rating): number {
  return (rating.resolution + rating.attitude + rating.speed) / RATING_DIMENSIONS.length;
}

/** The preset's words: above 4 very satisfied, above 3 satisfied, above 2 fair, above 1 dissatisfied, else very dissatisfied. */
export function satisfactionOf(mean: number): Satisfaction {
  if (mean > 4) return 'very-satisfied';
  if (mean > 3) return 'satisfied';
  if (mean > 2) return 'fair';
  return mean > 1 ? 'dissatisfied' : 'very-dissatisfied';
}

/** A verdict that may reopen a message: not solved, or dissatisfied on the whole. */
export function isUnhappy(rating: Rating): boolean {
  return !rating.solved || meanScore(rating) <= 2;
}
