import {hasDigits, isBankCard, isChineseIdentityNumber, isHongKongIdentityNumber, isIban, isNationalNumber} from './checks.js';
import {digitsOf} from './fold.js';

/** What is better not in public. Languages name these. */
export const PRIVATE_KINDS = ['phone', 'identity-number', 'bank-account', 'email', 'plate', 'address'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** How one kind of private words is found. Examples of each rule, which are its tests, are in `PRIVACY_EXAMPLES`. */
export interface PrivacyRule {
  readonly name: string;
  readonly kind: PrivateKind;
  /**
   * Matches folded text. Flags `g` and perhaps `i`. Every quantifier has an upper bound, so that the time that a text takes grows with its
   * length and no faster.
   */
  readonly pattern: RegExp;
  /** Whether what was matched is it; when not, the match is tried without its last group of signs. */
  readonly accepts?: (found: string) => boolean;
  /** What belongs to it when it stands directly before, and again before that; matches at the end of the text before. */
  readonly before?: RegExp;
}

/** Joins the parts of a pattern that reads better in pieces. */
const joined = (flags: string, ...parts: readonly (string | RegExp)[]) =>
  new RegExp(parts.map((part) => (typeof part === 'string' ? part : part.source)).join(''), flags);

// A number is not part of a longer one, of a sum of money or of a quantity.
const NUMBER_BEGINS = /(?<!\d|\d\.|[¥￥$€£])/;
const NUMBER_ENDS = /(?!\d|\.\d| ?(?:[元万亿吨度米年]|yuan|rmb|usd|eur))/;
const GAP = '[ .\\-\\u200b·]{0,3}';

const HAN_DIGIT = '[\\d〇零○一二三四五六七八九幺壹]';

// 3号楼, 12栋, B座; 2单元; 5层; 501室. A room without a word is told from a quantity by what follows.
const COUNT = '(?:[a-z]?\\d{1,4}[a-z]?|[一二三四五六七八九十]{1,3})';
const BUILDING = `(?:${COUNT}|[a-z甲乙丙丁东西南北])(?:号楼|号院|[栋幢座]|#楼?)`;
const ENTRANCE = `(?:${COUNT}|[a-z])(?:单元|门|梯)`;
const ROOM = `(?:[a-z]?\\d{3,5}[a-z]?(?:室|房|号|(?![\\d年月日号户人名平米元万多余个家套间栋层%㎡.a-z]))|${COUNT}(?:室|号房))`;
const COMMA = '[ ,\\-]{0,2}';
const ESTATE = '(?:小区|社区|花园|家园|公寓|大厦|广场|新村|山庄|别墅|宿舍|大院|[苑园城村里湾庭府邸院坊])';
const STREET = '(?:大道|胡同|[路街巷弄道])';
/** A name as long as names are, without the words that lead to it. */
const NAME = '[^\\s,.;:!?。、()在住于是址到的我你您他她们为来去诉对有了过]{1,6}';
/** The name of a place that others stand in. */
const PLACE_BEFORE = joined('i', `${NAME}(?:[省市区县镇乡组期]|街道|${ESTATE}|${STREET}|\\d号)[ ,]{0,1}$`);

const FLAT = '(?:flat|apartment|apt\\.?|unit|room|suite|#) ?(?:no\\.? ?)?[a-z]?\\d{1,4}[a-z]?';
const HOUSE = '\\d{1,5}[a-z]?,? (?:[\\w\'’.-]{1,20} ){1,4}(?:street|road|avenue|lane|close|drive|way|court|place|square|terrace|gardens|crescent|boulevard|st|rd|ave|ln|dr|blvd)\\b\\.?';
const POSTCODE = '(?:[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2}|[a-z]{2} \\d{5}(?:-\\d{4})?)\\b';
const TOWN = '(?:,? (?!and\\b|on\\b|in\\b|at\\b)[a-z\'’-]{2,20}){0,3}';

/** The rules, in the order that decides between two marks of the same length. */
export const PRIVACY_RULES = [
  {
    name: 'identity-number-china',
    kind: 'identity-number',
    pattern: joined('gi', /(?<![\da-z])/, `[1-8](?:${GAP}\\d){16}${GAP}[\\dx]`, /(?![\da-z])/),
    accepts: (found) => isChineseIdentityNumber(found),
  },
  {
    name: 'identity-number-china-15',
    kind: 'identity-number',
    pattern: joined('g', NUMBER_BEGINS, /[1-8]\d{7}[01]\d[0-3]\d{4}/, NUMBER_ENDS),
    accepts: (found) => isChineseIdentityNumber(found),
  },
  {
    name: 'identity-number-hong-kong',
    kind: 'identity-number',
    // Two letters only as they are given out; user names are often two letters and digits.
    pattern: /(?<![A-Za-z\d])[WXY]?[A-Z]\d{6} ?(?:\([\dA]\)|[\dA](?![A-Za-z\d]))/g,
    accepts: (found) => isHongKongIdentityNumber(found),
  },
  {name: 'identity-number-uk', kind: 'identity-number', pattern: /(?<![A-Za-z\d])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d{2}){3} ?[A-D](?![A-Za-z\d])/g},
  {name: 'identity-number-us', kind: 'identity-number', pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g},
  {
    name: 'bank-card',
    kind: 'bank-account',
    pattern: joined('g', NUMBER_BEGINS, /\d(?:[ \-\u200b]{0,2}\d){12,18}/, NUMBER_ENDS),
    accepts: (found) => isBankCard(found),
  },
  {
    name: 'bank-account-iban',
    kind: 'bank-account',
    pattern: /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])/g,
    accepts: (found) => isIban(found),
  },
  {
    name: 'mobile-china',
    kind: 'phone',
    pattern: joined('gi', NUMBER_BEGINS, /(?:\(?(?:\+|00)?86\)?[ -]{0,2})?/,
      `(?:1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}|1[3-9]\\d{2}${GAP}\\d{3}${GAP}\\d{4}|1[3-9]\\d${GAP}\\d{3}${GAP}\\d{5}|1[3-9]\\d{3}${GAP}\\d{6}|1${GAP}[3-9](?:[ .·-]${GAP}\\d){9})`,
      NUMBER_ENDS),
  },
  {
    name: 'mobile-china-in-words',
    kind: 'phone',
    pattern: joined('g', `(?<!${HAN_DIGIT})[1一幺壹](?:[ -]?${HAN_DIGIT}){10}(?!${HAN_DIGIT})`),
    accepts: (found) => /[^\d -]/.test(found) && /^1[3-9]\d{9}$/.test(digitsOf(found)),
  },
  {
    name: 'landline-china',
    kind: 'phone',
    pattern: joined('g', NUMBER_BEGINS, /(?<!\d-)(?:\((?!0?[48]00)0(?:10|2\d|[3-9]\d{2})\)|(?:(?:\+|00)86[ -]{0,2}\(?0?|0)(?!400|800)(?:10|2\d|[3-9]\d{2})\)?)[ -]{0,3}[2-9]\d{2,3}[ -]?\d{4}(?: ?(?:-|转|ext\.?) ?\d{1,5})?/, NUMBER_ENDS),
  },
  {
    name: 'landline-after-a-word',
    kind: 'phone',
    pattern: joined('gi', /(?=[2-8])(?<=(?:电话|座机|手机|联系方式|phone|\btel|call me)[^\d\n]{0,8})(?!400|800)[2-8]\d{2,3}[ -]?\d{4}/, NUMBER_ENDS),
  },
  {
    name: 'phone-international',
    kind: 'phone',
    pattern: joined('gi', /(?<![\d+])(?:\+[1-9]\d{0,2}|00[1-9]\d{0,2}[ .-])(?:[ .()/-]{0,3}\d){6,12}/, NUMBER_ENDS),
    accepts: (found) => hasDigits(found, 8, 17) && !/^(\+|00)86 ?[48]00/.test(found),
  },
  {
    name: 'phone-national',
    kind: 'phone',
    pattern: joined('gi', NUMBER_BEGINS, /(?<!\d-)(?:\(0[1-9]\d{0,3}\)[ .-]?|0[1-9]\d{0,3}[ .-])\d{2,4}(?:[ .-]?\d{2,4}){1,3}(?!:)/, NUMBER_ENDS),
    accepts: (found) => isNationalNumber(found),
  },
  {name: 'mobile-uk', kind: 'phone', pattern: joined('gi', NUMBER_BEGINS, /07\d{9}/, NUMBER_ENDS)},
  {
    name: 'phone-north-america',
    kind: 'phone',
    pattern: joined('gi', NUMBER_BEGINS, /(?<!\d-)(?:1[ .-])?(?:\((?![489]00|8(\d)\1)[2-9]\d{2}\)[ .-]?|(?![489]00|8(\d)\2)[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}/, NUMBER_ENDS),
  },
  {name: 'email', kind: 'email', pattern: /(?<![\w.%+-])[\w.%+-]{1,64}(?:@| ?[[(]at[\])] ?)(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,24}(?![a-z\d@])/gi},
  {
    name: 'plate-china',
    kind: 'plate',
    pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领] ?[a-hj-np-z][ ·•・.-]{0,2}(?:[a-hj-np-z][a-hj-np-z\d]\d{4}|\d{5}[a-hj-np-z]|[a-hj-np-z\d]{4}[a-hj-np-z\d挂学警港澳])(?![a-z\d])/gi,
    accepts: (found) => hasDigits(found, 3, 6),
  },
  {name: 'plate-uk', kind: 'plate', pattern: /(?<![A-Za-z\d])[A-HJ-PR-Y]{2}(?:0[1-9]|[12]\d|[5-7]\d) ?[A-HJ-PR-Z]{3}(?![A-Za-z\d])/g},
  {
    name: 'plate-after-a-word',
    kind: 'plate',
    pattern: /(?<=\b(?:[Pp]late|[Rr]egistration|[Rr]eg)(?: (?:number|no\.?|is|was)){0,2}[ :]{1,2})[A-Z\d]{2,4}[ -]?[A-Z\d]{2,4}(?![A-Za-z\d])/g,
    accepts: (found) => /\d/.test(found) && /[A-Z]/.test(found) && found.length >= 5,
  },
  {
    name: 'address-china',
    kind: 'address',
    pattern: joined('gi', `(?<![a-z\\d])(?:${BUILDING}${COMMA}(?:${ENTRANCE}${COMMA})?|${ENTRANCE}${COMMA})(?:${COUNT}[楼层]${COMMA})?${ROOM}`),
    before: PLACE_BEFORE,
  },
  {
    name: 'address-china-street',
    kind: 'address',
    pattern: joined('gi', `${NAME}${STREET}\\d{1,5}(?:号|弄\\d{1,4}号)(?:之\\d{1,3})?${COMMA}(?:${COUNT}[楼层]${COMMA})?[a-z]?\\d{3,5}(?:室|房)`),
    before: PLACE_BEFORE,
  },
  {
    name: 'address-china-dashes',
    kind: 'address',
    pattern: joined('g', `(?<=${ESTATE} ?)\\d{1,3}-\\d{1,2}-\\d{3,4}(?![\\d-])`),
    before: PLACE_BEFORE,
  },
  {
    name: 'address-china-village',
    kind: 'address',
    pattern: joined('gi', `(?<=村)第?${COUNT}[组队]${COUNT}号`),
    before: PLACE_BEFORE,
  },
  {
    name: 'address-flat',
    kind: 'address',
    pattern: joined('gi', `(?<![\\w#])(?:${FLAT},? ${HOUSE}|${HOUSE},? ${FLAT})(?:${TOWN},? ${POSTCODE})?`),
  },
  {name: 'address-house', kind: 'address', pattern: joined('gi', `(?<![\\w#])${HOUSE}${TOWN},? ${POSTCODE}`)},
] as const satisfies readonly PrivacyRule[];

/** The name of a rule. */
export type PrivacyRuleName = (typeof PRIVACY_RULES)[number]['name'];
