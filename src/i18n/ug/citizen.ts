import type {Strings} from '../strings.js';
import {counted} from './plural.js';

/*
 * Terms, for whoever reviews this: message مۇراجىئەت · board تاختا · board staff تاختا خادىملىرى · agency, unit ئورۇن · answer جاۋاب · author مۇراجىئەتچى ·
 * place رايون (of the tree), ئورۇن جايى (on a map) · title ماۋزۇ · topic تېما · kind تۈر · status ھالەت · due time مۆھلەت · overdue مۆھلىتى ئۆتكەن · confidential مەخپىي ·
 * number نومۇر · query code سۈرۈشتۈرۈش كودى · receipt تالون · follow ئەگىشىش · draft دەسلەپكى نۇسخا · verdict باھا · accept قوبۇل قىلىش ·
 * transfer ئۆتكۈزۈپ بېرىش · whistle ھەمكارلىققا چاقىرىش · report in مەلۇم قىلىش · hand back تاختىغا قايتۇرۇش · return قايتا يېزىشقا قايتۇرۇش ·
 * extend مۆھلەتنى ئۇزارتىش · remind ئەسكەرتىش · supervise نازارەت قىلىش · escalate يۇقىرىغا يوللاش · visit قايتا زىيارەت · endorse ماقۇللاش ·
 * approve تەستىقلاش · mask يوشۇرۇش · private part مەخپىي قىسىم · tray تەكچە.
 *
 * Endings follow the vowels of the word before them, which a name that is filled in may not have: names take only -نىڭ, the postposition تەرىپىدىن, or a
 * colon. Names and numbers stand in isolates (U+2068 or U+2066 to U+2069), as in Arabic; not in `guard.quoted`, which becomes part of what people write.
 */
const followers = counted('{count} كىشى ئەگەشكەن');
const left = counted('يەنە {count} ھەرپ سىغىدۇ');
const over = counted('{count} ھەرپ ئارتۇق');

/** Uyghur, of what readers and authors of a message meet. */
export const citizen = {
  session: {
    label: 'ھېساباتىڭىز', 'signed-in-as': 'كىرگەن ھېسابات:', 'signed-out': 'سىز تېخى كىرمىدىڭىز.', left: 'كىرىش ھالىتىڭىز ئاخىرلاشتى. داۋاملاشتۇرۇش ئۈچۈن قايتا كىرىڭ.', 'sign-in': 'كىرىش', 'signing-in': 'كىرىۋاتىدۇ…', 'sign-out': 'چىقىش',
    'signing-out': 'چىقىۋاتىدۇ…', username: 'ئىشلەتكۈچى نامى', password: 'پارول', 'show-password': 'پارولنى كۆرسىتىش',
    'code-step': 'پارول توغرا. بۇ ھېساباتقا يەنە كود لازىم.', code: 'كود', 'code-hint': 'دەلىللەش ئەپىدىكى ئالتە خانىلىق سان ياكى ئەسلىگە كەلتۈرۈش كودى',
    'code-wrong': 'بۇ كود ماس كەلمىدى ياكى بۇرۇن ئىشلىتىلگەن. كېيىنكى كودنى كۈتۈڭ؛ ئۇمۇ ماس كەلمىسە، تېلېفونىڭىزنىڭ ۋاقتىنى تەكشۈرۈڭ', back: 'قايتىش', or: 'ياكى',
    elsewhere: '\u2068{provider}\u2069 ئارقىلىق كىرىش', account: 'ھېسابات تەڭشىكى', 'wait-seconds': counted('ئاۋۋال {count} سېكۇنت كۈتۈڭ.'),
    'wait-minutes': counted('ئاۋۋال {count} مىنۇت كۈتۈڭ.'), 'role-visitor': 'زىيارەتچى', 'role-citizen': 'پۇقرا', 'role-staff': 'ئورۇن خادىمى', 'role-lead': 'ئورۇن مەسئۇلى',
    'role-moderator': 'تەكشۈرگۈچى', 'role-administrator': 'باشقۇرغۇچى',
  },
  author: {
    'query-code-hint': 'مۇراجىئەتنى تولۇقلاش ياكى جاۋابقا باھا بېرىش ئۈچۈن تالوندىكى سۈرۈشتۈرۈش كودىنى كىرگۈزۈڭ.',
    'query-code-hint-hidden': 'مەخپىي مۇراجىئەت تالوندىكى سۈرۈشتۈرۈش كودىنى كىرگۈزگەن كىشىگە كۆرسىتىلىدۇ.', 'query-code': 'سۈرۈشتۈرۈش كودى', 'use-query-code': 'داۋاملاشتۇرۇش',
    'checking-code': 'كود تەكشۈرۈلۈۋاتىدۇ…', 'query-code-missing': 'سۈرۈشتۈرۈش كودىنى كىرگۈزۈڭ. ئۇ تالونىڭىزدا بار.', 'query-code-wrong': 'بۇ كود بۇ مۇراجىئەتنىڭ ئەمەس. تەكشۈرۈپ قايتا سىناڭ.',
    'do-rate': 'جاۋابقا باھا بېرىش', 'do-follow-up': 'يەنە سوراش', 'do-supply-info': 'سورالغاننى تولۇقلاش', 'do-reopen': 'مۇراجىئەتنى قايتا ئېچىش', 'do-withdraw': 'مۇراجىئەتنى قايتۇرۇۋېلىش',
    'hint-rate': 'بەرگەن نومۇرىڭىزنى ھەممەيلەن كۆرىدۇ. ئۇ قەيەردە جاۋابنىڭ ياخشى، قەيەردە ياخشى ئەمەسلىكىنى بىلىشكە ياردەم بېرىدۇ.',
    'hint-rate-confidential': 'بەرگەن نومۇرىڭىز قەيەردە جاۋابنىڭ ياخشى، قەيەردە ياخشى ئەمەسلىكىنى بىلىشكە ياردەم بېرىدۇ.',
    'hint-follow-up': 'بىرنەرسە كەم ياكى ئۆزگىرىپ قالدىمۇ؟ مۇراجىئىتىڭىزنى بېجىرىدىغان ئورۇن يازغىنىڭىزنى ئوقۇيدۇ.', 'hint-supply-info': 'جاۋاب بەرسىڭىزلا ئورۇن داۋاملىق بېجىرىدۇ.',
    'hint-reopen': 'مۇراجىئەت ئورۇنغا قايتىدۇ، ئۇ يەنە جاۋاب بېرىشى كېرەك.', 'hint-withdraw': 'مۇراجىئەت ئەمدى كۆرسىتىلمەيدۇ. بۇنى ئەسلىگە كەلتۈرگىلى بولمايدۇ.',
    'score-of-resolution': 'مەسىلە بېجىرىلدىمۇ؟', 'score-of-attitude': 'سىزگە قانداق مۇئامىلە قىلىندى؟', 'score-of-speed': 'قانچىلىك تېز بولدى؟', 'was-it-solved': 'مەسىلە ھەل بولدىمۇ؟',
    'choose-score': 'بەش نومۇردىن بىرىنى تاللاڭ', 'choose-yes-no': '«ھەئە» ياكى «ياق» نى تاللاڭ', words: 'دېمەكچى بولغىنىڭىز', 'words-reason': 'سەۋەب',
    'words-hint': 'بۇنى پەقەت بېجىرىدىغان ئورۇن ۋە تاختا خادىملىرى ئوقۇيدۇ.',
    'words-hint-public': 'بۇنى بېجىرىدىغان ئورۇن ۋە تاختا خادىملىرى ئوقۇيدۇ. خادىملار كېيىن ئېلان قىلىشى مۇمكىن: تېلېفون نومۇرى ياكى باشقا شەخسىي ئۇچۇرلارنى يازماڭ.', left, over,
    'send-rate': 'باھانى يوللاش', 'send-follow-up': 'يوللاش', 'send-supply-info': 'يوللاش', 'send-reopen': 'قايتا ئېچىش', 'send-withdraw': 'قايتۇرۇۋېلىش', sending: 'يوللىنىۋاتىدۇ…',
    'sure-to-withdraw': 'بۇ مۇراجىئەتنى راستلا قايتۇرۇۋالامسىز؟', 'yes-withdraw': 'ھەئە، قايتۇرۇۋالىمەن', 'no-keep': 'ياق، قالسۇن',
    'changed-meanwhile': 'بۇ ئارىلىقتا مۇراجىئەت ئۆزگەرتىلدى. ھازىرقى ھالىتى كۆرسىتىلدى، يازغىنىڭىز ساقلاندى. كۆرۈپ بولۇپ قايتا يوللاڭ.',
    'no-longer': 'ئەمدى بۇنداق قىلغىلى بولمايدۇ. يازغىنىڭىز بۇ يەردە ساقلاندى، كۆچۈرۈۋېلىڭ:', 'done-rate': 'باھايىڭىز يوللاندى. رەھمەت.', 'done-follow-up': 'سوئالىڭىز بېجىرىدىغان ئورۇنغا يوللاندى.',
    'done-supply-info': 'تولۇقلىغىنىڭىز يوللاندى. ئورۇن مۇراجىئىتىڭىزنى داۋاملىق بېجىرىدۇ.', 'done-reopen': 'مۇراجىئەت قايتا ئېچىلدى. ئورۇن قايتا جاۋاب بېرىشى كېرەك.',
    'done-withdraw': 'مۇراجىئىتىڭىز قايتۇرۇۋېلىندى.',
  },
  track: {
    title: 'مۇراجىئىتىڭىزنى سۈرۈشتۈرۈش', intro: 'نومۇر بىلەن سۈرۈشتۈرۈش كودى يوللىغاندا ئالغان تالوندا بار. مەخپىي مۇراجىئەتنىمۇ شۇنداق سۈرۈشتۈرگىلى بولىدۇ.', number: 'نومۇر',
    'number-hint': 'مەسىلەن \u20662026-000123\u2069', 'number-required': 'مۇراجىئەت نومۇرىنى كىرگۈزۈڭ', code: 'سۈرۈشتۈرۈش كودى', 'code-hint': 'ئون ئىككى ھەرپ ۋە رەقەم، مەسىلەن \u20667K3M-9QXT-V2BD\u2069',
    'code-required': 'تالوندىكى سۈرۈشتۈرۈش كودىنى كىرگۈزۈڭ', 'look-up': 'سۈرۈشتۈرۈش', 'looking-up': 'سۈرۈشتۈرۈلۈۋاتىدۇ…',
    wrong: 'بۇ نومۇر بىلەن بۇ كودقا ماس مۇراجىئەت يوق. ئىككىسىنى تەكشۈرۈپ قايتا سىناڭ.', another: 'باشقا مۇراجىئەتنى سۈرۈشتۈرۈش',
  },
  similar: {
    title: 'بۇلارنىڭ بىرى ھەققىدىمۇ؟', hint: 'ئوخشاش ئىش ھەققىدە بولۇشى مۇمكىن بولغان ئىلگىرىكى مۇراجىئەتلەر. بىرى شۇ بولسا ئەگىشىڭ: جاۋابىدىن خەۋەر تاپىسىز، ئەگەشكۈچىلىرىمۇ بىرگە كۆپىيىدۇ.',
    found: counted('ئىلگىرىكى {count} مۇراجىئەت ئوخشاش ئىش ھەققىدە بولۇشى مۇمكىن'), answer: 'جاۋاب: {text}', 'no-answer': 'تېخى جاۋاب يوق', followers, follow: 'بۇنىڭغا ئەگىشىش',
    following: 'ئەگىشىۋاتىدۇ…', 'follow-failed': 'بولمىدى.', 'new-tab': '(يېڭى بەتكۈچتە ئېچىلىدۇ)', 'followed-title': 'ئەمدى ئۇنىڭغا ئەگەشتىڭىز',
    'followed-text': '«\u2068{title}\u2069» مۇراجىئەتلىرىڭىزگە قوشۇلدى. يەنە ئۆزىڭىزنىڭكىنى يوللامسىز؟', clear: 'يازغىنىمنى تازىلاش', 'go-on': 'داۋاملىق يېزىش',
  },
} satisfies Partial<Strings>;
