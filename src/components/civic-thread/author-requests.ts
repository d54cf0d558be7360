import * as v from 'valibot';
import {type ActionRequest, actionSchemas, type ValidAction} from '../../model/action-request.js';
import type {Limits} from '../../model/limits.js';
import {RATING_DIMENSIONS, type RatingDimension} from '../../model/rating.js';
import {validate, type Validation} from '../../model/validate.js';
import type {AuthorAction} from './author-action.js';

/** What an author has typed and chosen for an action. */
export interface Typed {
  readonly words: string;
  readonly scores: {readonly [D in RatingDimension]?: number};
  readonly solved?: boolean;
  /** It was sent, and the board has not answered: sent again like that, also after a reload, it is the same wish. */
  readonly attempt?: {readonly key: string; readonly version: number};
}

/** An empty form. */
export const NOTHING_TYPED: Typed = {words: '', scores: {}};

/** Whether a form is as it was before anybody wrote in it. */
export function isNothingTyped({words, scores, solved}: Typed): boolean {
  return words === '' && Object.keys(scores).length === 0 && solved === undefined;
}

const keptSchema = v.object({
  words: v.string(),
  scores: v.record(v.picklist(RATING_DIMENSIONS), v.picklist([1, 2, 3, 4, 5])),
  solved: v.optional(v.boolean()),
  attempt: v.optional(v.object({key: v.string(), version: v.number()})),
});

/** What was typed, from what was kept of it; undefined for nothing, or what is damaged. */
export function typedFrom(kept: unknown): Typed | undefined {
  const result = v.safeParse(keptSchema, kept);
  if (!result.success) return undefined;
  const {words, scores, solved, attempt} = result.output;
  return {words, scores, ...(solved !== undefined && {solved}), ...(attempt && {attempt})};
}

/** The request that the form stands for, or what is wrong with which field, by the rules of the board. */
export function requestFor(action: AuthorAction, {words, scores, solved}: Typed, limits: Limits): Validation<ValidAction & ActionRequest> {
  const request = action === 'rate' ? {action, ...scores, solved, words} : {action, words};
  return validate(actionSchemas(limits)[action], request);
}
