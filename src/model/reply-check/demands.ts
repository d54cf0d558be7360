import {fold} from '../privacy/fold.js';
import type {CheckedMessage, Demand} from './types.js';

/** Numbers of one sort that points are counted by. `first` and `next` decide whether numbers follow each other. */
interface Numbering {
  /** Matches at the beginning of a point; the first group is the label. Flag `g`. */
  readonly pattern: RegExp;
  readonly values: readonly string[];
}

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
const CIRCLED = [...'①②③④⑤⑥⑦⑧⑨⑩'];
const LETTERS = [...'abcdefgh'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

const NUMBERINGS: readonly Numbering[] = [
  {values: HAN, pattern: /(?:^|(?<=[\s。!?;:,”"』)]))[(（]?([一二三四五六七八九十])(?:[、.:)]|是(?!否|不))/g},
  {values: HAN, pattern: /第([一二三四五六七八九十])(?:[、,.:个点]|是)/g},
  {values: HAN, pattern: /(?:问题|诉求|建议|疑问)([一二三四五六七八九十])[、,.:]?/g},
  {values: DIGITS, pattern: /(?<![\d.\w/-])[(（]?(1[0-2]|[1-9])(?:[、)]|[.:,](?!\d)|(?=[\u4e00-\u9fff])(?<=[\s。!?;:](?:1[0-2]|[1-9]))(?![年月日号个栋楼元万岁点时天次路层条区期组楼户]))/g},
  {values: CIRCLED, pattern: /([①②③④⑤⑥⑦⑧⑨⑩])/g},
  {values: LETTERS, pattern: /(?<![a-z\d])[(（]?([a-h])[)）、]/gi},
  {values: ORDINALS, pattern: /\b(first|second|third|fourth|fifth|sixth)(?:ly)?,/gi},
];

/** Fewer numbers than this are no list. */
const LEAST = 2;

/** What a message asks for, point by point: its numbered points, or else its questions when there are several. Offsets are into the body. */
export function demandsIn({body}: Pick<CheckedMessage, 'body'>): Demand[] {
  const folded = fold(body);
  let best: Demand[] = [];
  for (const numbering of NUMBERINGS) {
    const points = pointsOf(body, folded, numbering);
    if (points.length > best.length) best = points;
  }
  return best;
}

/** The points of one numbering, while the numbers go up from the first by one. */
function pointsOf(body: string, folded: string, {pattern, values}: Numbering): Demand[] {
  const heads: {label: string; at: number; from: number}[] = [];
  for (const match of folded.matchAll(pattern)) {
    const label = match[1]?.toLowerCase() ?? '';
    if (label === values[heads.length]) heads.push({label, at: match.index, from: match.index + match[0].length});
  }
  if (heads.length < LEAST) return [];
  return heads.map(({label, from}, index) => {
    const next = heads[index + 1]?.at ?? endOfPoint(folded, from);
    const [start, end] = trim(folded, from, next);
    return {label, start, end, text: body.slice(start, end)};
  }).filter(({text}) => text.length > 0);
}

/** Where the last point ends: at the end of its paragraph. */
function endOfPoint(folded: string, from: number): number {
  const end = folded.slice(from).search(/\S[ \r]{0,8}\n/);
  return end === -1 ? folded.length : from + end + 1;
}

function trim(folded: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /[\s,.:;、。]/.test(folded.charAt(start))) start++;
  while (end > start && /[\s,;、(]/.test(folded.charAt(end - 1))) end--;
  return [start, end];
}

/** The demands that an answer passes over: it says nothing of what is said in them and nowhere else in the message. */
export function passedOver(message: CheckedMessage, answer: string): Demand[] {
  const demands = demandsIn(message);
  if (demands.length < LEAST) return [];
  // An answer with as many points of its own takes them in turn.
  if (demandsIn({body: answer}).length >= demands.length) return [];
  const said = pairsOf(answer);
  const touched = demands.map(({text}) => [...pairsOf(text)].filter((pair) => said.has(pair)).length);
  if (touched.every((count) => count < 2)) return [];
  return demands.filter((_, index) => (touched[index] ?? 0) === 0);
}

/** Pairs of neighbouring Han characters, and words of other scripts, as far as they can mean something. */
function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [run] of fold(text).toLowerCase().matchAll(/\p{Script=Han}+|[a-z]{4,}/gu)) {
    if (/[a-z]/.test(run)) pairs.add(run);
    else for (let index = 0; index + 2 <= run.length; index++) pairs.add(run.slice(index, index + 2));
  }
  return pairs;
}
