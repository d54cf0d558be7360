export interface Least {
  readonly words: number;
  readonly edges: number;
}

/** `[colour, colour beneath, least contrast]`, by the names of the tokens without `color-`. */
export function pairsFor(least: Least): readonly (readonly [string, string, number])[];

export const USUAL: Least;
export const HIGH: Least;
