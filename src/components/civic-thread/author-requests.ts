import {type ActionRequest, actionSchemas, type ValidAction} from '../../model/action-request.js';
import type {Limits} from '../../model/limits.js';
import type {RatingDimension} from '../../model/rating.js';
import {validate, type Validation} from '../../model/validate.js';
import type {AuthorAction} from './author-action.js';

/** What an author has typed and chosen for an action. */
export interface Typed {
  readonly words: string;
  readonly scores: {readonly [D in RatingDimension]?: number};
  readonly solved?: boolean;
}

/** An empty form. */
export const NOTHING_TYPED: Typed = {words: '', scores: {}};

/** The request that the form stands for, or what is wrong with which field, by the rules of the board. */
export function requestFor(action: AuthorAction, {words, scores, solved}: Typed, limits: Limits): Validation<ValidAction & ActionRequest> {
  const request = action === 'rate' ? {action, ...scores, solved, words} : {action, words};
  return validate(actionSchemas(limits)[action], request);
}
