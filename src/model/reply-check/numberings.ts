/** Numbers of one sort that points are counted by. */
export interface Numbering {
  /** Matches what stands before a point in folded text; its first group is the number. Flag `g`; every quantifier has an upper bound. */
  readonly pattern: RegExp;
  /** The numbers in their order, in lower case. */
  readonly values: readonly string[];
}

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];
const DIGITS = Array.from({length: 30}, (_, index) => String(index + 1));

/** Where a point can begin. */
const BEGINS = '(?:^|(?<=[\\s。!?;:,.”"』)>]))';

export const NUMBERINGS: readonly Numbering[] = [
  // 一、 (一) 一是
  {values: HAN, pattern: new RegExp(`${BEGINS}[(]?([一二三四五六七八九十]{1,3})(?:[、.:)]{1,2}|是(?![否不]))`, 'g')},
  // 第一， 第一个问题
  {values: HAN, pattern: /第([一二三四五六七八九十]{1,3})(?:[、,.:点]|个(?:问题|方面|疑问|诉求|建议)?[、,.:]?|是)/g},
  // 问题一： 诉求1、
  {values: HAN, pattern: /(?:问题|诉求|建议|疑问|要求)([一二三四五六七八九十]{1,3})[、,.:]?/g},
  {values: DIGITS, pattern: /(?:问题|诉求|建议|疑问|要求|question|demand|request|point) ?(\d{1,2})[、,.:)]/gi},
  // 1、 1. (1) 1)
  {values: DIGITS, pattern: /(?<![\d.\w/-])[(]?(\d{1,2})(?:[、)]{1,2}|[.:,](?!\d))/g},
  {values: [...'①②③④⑤⑥⑦⑧⑨⑩'], pattern: /([①②③④⑤⑥⑦⑧⑨⑩])/g},
  {values: [...'abcdefgh'], pattern: /(?<![a-z\d])[(]?([a-h])[)、]/gi},
  {values: ['first', 'second', 'third', 'fourth', 'fifth'], pattern: /\b(first|second|third|fourth|fifth)(?:ly)?[,:]/gi},
];

/** A sentence that asks, also without a question mark. */
export const QUESTIONS = /请问|是否|能否|可否|什么时候|何时|多少|如何|怎么办理|哪里(?:办|可以)|[吗呢]$|\b(?:when will|how (?:much|many|do i|can i)|could you tell)\b/i;

/** A sentence with a question mark that wants no answer. */
export const RHETORIC = /难道|凭什么|何在|天理|岂|怎么能|怎么可以|良心|谁的责任|谁来负责|还有没有王法|到底管不管|不是吗|对吗|对不对|为什么|何来|莫非|有没有人|还要|^(?:或者|还是|如果[是不有]|[如若](?:没|不)|(?:没)?有的话|可以的话|否则|那么?|是.{1,6}还是)|^.{0,3}$/;
