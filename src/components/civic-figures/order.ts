import type {UnitFigures} from '../../model/figures.js';
import type {Rate} from '../../model/rates.js';

/** Units by whether they can be compared. */
export interface Ordered {
  /** Those that have the rate, in its order. */
  readonly ranked: readonly UnitFigures[];
  /** Those with too few cases for it, as the board gives them. */
  readonly others: readonly UnitFigures[];
}

/** Orders units by a rate. Only those that have it: a unit with two cases is neither the best nor the worst. */
export function orderedBy(units: readonly UnitFigures[], rate: Rate, ascending: boolean): Ordered {
  const valueOf = ({rates}: UnitFigures) => rates[rate] ?? 0;
  const ranked = units.filter(({rates}) => rates[rate] !== undefined);
  return {
    ranked: [...ranked].sort((one, other) => (ascending ? valueOf(one) - valueOf(other) : valueOf(other) - valueOf(one))),
    others: units.filter(({rates}) => rates[rate] === undefined),
  };
}
