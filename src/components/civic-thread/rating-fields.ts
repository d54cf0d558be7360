import {html, nothing, type TemplateResult} from 'lit';
import {RATING_DIMENSIONS, type RatingDimension} from '../../model/rating.js';
import type {FormState} from './author-forms.js';
import type {AuthorWords} from './author-words.js';

const SCORES = [1, 2, 3, 4, 5] as const;

/** The three scores of a verdict, and whether the matter was solved. */
export function ratingFields(words: AuthorWords, form: FormState): TemplateResult {
  const {typed, onType} = form;
  return html`
    ${RATING_DIMENSIONS.map((dimension) => group(words, form, {
      name: dimension,
      legend: words.t(`author.score-of-${dimension}`),
      problem: words.t('author.choose-score'),
      options: SCORES.map((score) => ({
        id: `${dimension}-${score}`,
        label: html`<span class="score-number">${score}</span> ${words.t(`thread.score-${score}`)}`,
        chosen: typed.scores[dimension] === score,
        choose: () => onType({...typed, scores: {...typed.scores, [dimension]: score}}, dimension),
      })),
    }))}
    ${group(words, form, {
      name: 'solved',
      legend: words.t('author.was-it-solved'),
      problem: words.t('author.choose-yes-no'),
      options: [true, false].map((solved) => ({
        id: `solved-${solved}`,
        label: html`${words.t(solved ? 'common.yes' : 'common.no')}`,
        chosen: typed.solved === solved,
        choose: () => onType({...typed, solved}, 'solved'),
      })),
    })}
  `;
}

interface Group {
  readonly name: RatingDimension | 'solved';
  readonly legend: string;
  readonly problem: string;
  readonly options: readonly {readonly id: string; readonly label: TemplateResult; readonly chosen: boolean; readonly choose: () => void}[];
}

function group(words: AuthorWords, {issues}: FormState, {name, legend, problem, options}: Group): TemplateResult {
  const issue = issues.find(({path}) => path === name);
  return html`<fieldset role="radiogroup" class="score" aria-required="true" aria-invalid=${issue ? 'true' : nothing}
    aria-describedby=${issue ? `${name}-error` : nothing}>
    <legend>${legend}</legend>
    ${issue ? html`<p class="error" id="${name}-error">${problem}</p>` : nothing}
    <div class="scale ${options.length === 2 ? 'two' : ''}">
      ${options.map(({id, label, chosen, choose}) => html`<div class="choice">
        <input type="radio" id=${id} name=${name} .checked=${chosen} @change=${choose} />
        <label for=${id}>${label}</label>
      </div>`)}
    </div>
  </fieldset>`;
}
