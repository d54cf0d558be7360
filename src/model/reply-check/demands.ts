import {fold} from '../privacy/fold.js';
import {NUMBERINGS, type Numbering, QUESTIONS, RHETORIC} from './numberings.js';
import type {CheckedMessage, Demand} from './types.js';

/** Fewer than this are no list. */
const LEAST = 2;

/** A demand is at least so long; what is shorter is the name of something, or thanks. */
const SHORTEST = 4;

/** A title of somebody who asks. */
const ASKING_TITLE = /咨询|请问|询问|请教|\b(?:question|enquiry|inquiry|asking)/i;

/** Who asks more than this at once vents anger. */
const MOST_QUESTIONS = 8;

/** So many demands of a message are looked at: a text of nothing but numbers is no list. */
const MOST = 40;

/**
 * What a message asks for, point by point: its numbered points, or else its questions when it asks several. Offsets are into the body, so
 * that a desk can show which were passed over. Empty when it asks for one thing only.
 */
export function demandsIn({title = '', body, kind}: Pick<CheckedMessage, 'body'> & Partial<CheckedMessage>): Demand[] {
  const folded = fold(body);
  let best: Demand[] = [];
  for (const numbering of NUMBERINGS) {
    const points = pointsOf(body, folded, numbering);
    if (points.length > best.length) best = points;
  }
  if (best.length > 0) return best;
  // Elsewhere questions are mostly asked in anger.
  return kind === 'enquiry' || ASKING_TITLE.test(title) ? questionsOf(body, folded) : [];
}

/** The points of one numbering, as long as its numbers go up by one from the first. */
function pointsOf(body: string, folded: string, {pattern, values}: Numbering): Demand[] {
  const heads: {readonly label: string; readonly at: number; readonly from: number}[] = [];
  for (const match of folded.matchAll(pattern)) {
    const label = match[1]?.toLowerCase() ?? '';
    if (label !== values[heads.length]) continue;
    heads.push({label, at: match.index, from: match.index + match[0].length});
    if (heads.length === MOST) break;
  }
  if (heads.length < LEAST) return [];
  const points = heads.map(({label, from}, index) => demand(body, folded, label, from, heads[index + 1]?.at ?? endOfPoint(folded, from)));
  return points.every(({text}) => text.length >= SHORTEST) ? points : [];
}

/** Where the last point ends: with its sentence when a new paragraph begins after it, or with the text. */
function endOfPoint(folded: string, from: number): number {
  const lineBreak = folded.indexOf('\n', from + SHORTEST);
  return lineBreak === -1 ? folded.length : lineBreak;
}

/** The questions of a text, unless they only vent anger. */
function questionsOf(body: string, folded: string): Demand[] {
  const questions: Demand[] = [];
  let from = 0;
  for (const {index, 0: end} of folded.matchAll(/[。!?;\n]/g)) {
    const sentence = folded.slice(from, index);
    if ((end === '?' || QUESTIONS.test(sentence)) && sentence.length <= 200 && !RHETORIC.test(sentence)) questions.push(demand(body, folded, '', from, index + 1));
    from = index + 1;
    if (questions.length === MOST) break;
  }
  const asked = questions.filter(({text}) => text.length >= SHORTEST);
  return asked.length >= LEAST && asked.length <= MOST_QUESTIONS ? asked : [];
}

function demand(body: string, folded: string, label: string, from: number, to: number): Demand {
  let [start, end] = [from, to];
  while (start < end && /[\s,.:;、。)]/.test(folded.charAt(start))) start++;
  while (end > start && /[\s,;、(]/.test(folded.charAt(end - 1))) end--;
  return {label, start, end, text: body.slice(start, end)};
}
