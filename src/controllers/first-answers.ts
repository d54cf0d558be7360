import type {ReactiveController} from 'lit';
import type {BoardInfo} from '../model/board.js';
import {BoardQuery} from './board-query.js';
import {LazyPart} from './lazy-part.js';

/**
 * What a server took to render an element, written beside it for the browser to begin with. Lists are in the order in which the element makes
 * its controllers, which is the same on both sides.
 */
export interface FirstAnswers {
  /** The answer of each query; null where it asked nothing. */
  readonly answers: readonly unknown[];
  /** Of each part that is loaded later, whether it was there. */
  readonly parts: readonly boolean[];
  /** The board's own data, where the element speaks to a board. */
  readonly board?: BoardInfo;
}

/** Marks the `<script type="application/json">` that holds them. */
export const FIRST_ANSWERS_MARK = 'data-civic-board';

export function queriesIn(controllers: readonly ReactiveController[]): BoardQuery<unknown>[] {
  return controllers.filter((controller): controller is BoardQuery<unknown> => controller instanceof BoardQuery);
}

export function lazyPartsIn(controllers: readonly ReactiveController[]): LazyPart<unknown>[] {
  return controllers.filter((controller): controller is LazyPart<unknown> => controller instanceof LazyPart);
}
