import type {Strings} from '../strings.js';
import {counted} from './plural.js';

const name = '\u2068{name}\u2069';

/** Uyghur, of administration and of agencies that ask to join. Terms: see `citizen.ts`. */
export const administration = {
  admin: {
    people: 'كىشىلەر', agencies: 'ئورۇنلار', templates: 'جاۋاب قېلىپلىرى', settings: 'تاختا تەڭشىكى', log: 'تەكشۈرۈش خاتىرىسى', 'join-requests': 'قوشۇلۇشنى سورىغان ئورۇنلار', numbers: 'سانلار', kinds: 'مۇراجىئەت تۈرلىرى',
    topics: 'تېمىلار', clocks: 'مۆھلەتلەر', campaigns: 'پىكىر يىغىشلار', holidays: 'بايرام كۈنلىرى', 'clocks-hint': 'مۇراجىئەتكە ماس كەلگەن بىرىنچى مۆھلەت كۈچكە ئىگە. بىر تۈر، تېما ياكى ئورۇننىڭكى ھەممىسىنىڭكىدىن ئۈستىدە تۇرسۇن.',
    search: 'ئىزدەش', 'search-people': 'كىشىلەرنى ئىسىم، ئىشلەتكۈچى نامى ياكى ئېلخەت بىلەن ئىزدەش', 'search-agencies': 'ئورۇنلارنى نامى بىلەن ئىزدەش', 'search-templates': 'قېلىپلارنى نامى بىلەن ئىزدەش',
    shown: counted('{count} تۈر كۆرسىتىلدى'), empty: 'بۇ يەردە تېخى ھېچنەرسە يوق.', 'none-found': 'ماس كەلگىنى يوق. باشقا سۆزنى سىناڭ.', more: 'يەنە كۆرسىتىش', save: 'ساقلاش', cancel: 'بىكار قىلىش',
    working: 'بىر تەرەپ قىلىنىۋاتىدۇ…', change: 'ئۆزگەرتىش', remove: 'چىقىرىۋېتىش', up: 'يۇقىرىغا', down: 'تۆۋەنگە', approve: 'تەستىقلاش', decline: 'رەت قىلىش', 'change-named': `${name} نى ئۆزگەرتىش`,
    'remove-named': `${name} نى چىقىرىۋېتىش`, 'up-named': `${name} نى يۇقىرىغا يۆتكەش`, 'down-named': `${name} نى تۆۋەنگە يۆتكەش`, 'approve-named': `${name} نى تەستىقلاش`, 'decline-named': `${name} نى رەت قىلىش`,
    saved: 'ساقلاندى.', removed: `چىقىرىۋېتىلدى: ${name}.`, stale: 'بۇ ئارىلىقتا باشقا بىرى ئۆزگەرتتى. كۆرسىتىلگىنى قايتا ئوقۇلدى، يازغىنىڭىز ساقلاندى. يەنىلا مۇۋاپىقمۇ تەكشۈرۈڭ؛ قايتا ساقلىسىڭىز ئۇنىڭ ئۆزگەرتىشى ئالمىشىدۇ.',
    'last-administrator': 'بۇ ئاخىرقى باشقۇرغۇچى. ئاۋۋال باشقا بىرىنى باشقۇرغۇچى قىلىڭ.', 'new-person': 'يېڭى كىشى', 'new-agency': 'يېڭى ئورۇن', 'new-template': 'يېڭى قېلىپ', 'new-kinds': 'يېڭى تۈر', 'new-topics': 'يېڭى تېما',
    'new-clocks': 'يېڭى مۆھلەت', 'new-campaigns': 'يېڭى پىكىر يىغىش', 'new-password': 'يېڭى پارول', 'new-password-named': `${name} نىڭ يېڭى پارولى`, 'password-made': `${name} نىڭ تۇنجى كىرىش پارولى. ئۇ پەقەت ھازىر كۆرسىتىلىدۇ؛ بىخەتەر يەتكۈزۈڭ.`,
    'password-noted': 'يېزىۋالدىم', 'is-disabled': 'توختىتىلغان', 'is-locked': 'قۇلۇپلانغان', 'has-second-factor': 'ئىككىنچى دەلىللەش', 'is-closed': 'تاقالغان', 'lead-endorses': 'ئاۋۋال مەسئۇل ئوقۇيدۇ', below: 'يۇقىرى ئورنى: {agency}',
    'last-here': 'ئاخىرقى كىرگەن ۋاقتى: {date}', 'never-here': 'تېخى كىرمىگەن', decided: 'قارار: {note}', 'join-waiting': 'كۈتۈۋاتىدۇ', 'join-approved': 'تەستىقلاندى', 'join-declined': 'رەت قىلىندى', 'role-visitor': 'زىيارەتچى',
    'role-citizen': 'پۇقرا', 'role-staff': 'ئورۇن خادىمى', 'role-lead': 'ئورۇن مەسئۇلى', 'role-moderator': 'تەكشۈرگۈچى', 'role-administrator': 'باشقۇرغۇچى', 'role-system': 'تاختىنىڭ ئۆزى', 'role-author': 'مۇراجىئەتچى',
    'every-kind': 'ھەممە تۈر', 'every-topic': 'ھەممە تېما', 'every-agency': 'ھەممە ئورۇن', 'first-level': 'يوق: بىرىنچى دەرىجىلىك تېما', 'form-body': 'بىر تېكىست', 'form-demand': 'تەلەپ ۋە تەپسىلات',
    'unit-working': 'خىزمەت كۈنى', 'unit-calendar': 'تەقۋىم كۈنى', 'working-days': counted('{count} خىزمەت كۈنى'), 'calendar-days': counted('{count} تەقۋىم كۈنى'),
    'holidays-known': 'مەلۇم بولغىنى: {holidays} دەم ئېلىش كۈنى، {workdays} تولۇقلىما خىزمەت كۈنى، يىللار: {years}.',
    'holidays-found': 'تېپىلدى: {holidays} دەم ئېلىش كۈنى، {workdays} تولۇقلىما خىزمەت كۈنى. ساقلانغاندىن كېيىن كۈچكە ئىگە؛ باشقا يىللار ئۆزگەرمەيدۇ.', country: 'دۆلەت', years: 'يىللار', 'look-up': 'تەكشۈرۈپ تېپىش',
    'no-table': 'بۇلارنىڭ جەدۋىلى يوق. دۆلەتنى (مەسىلەن \u2066CN\u2069، \u2066DE\u2069 ياكى \u2066DE-BY\u2069) ۋە يىللارنى تەكشۈرۈڭ: بەزى دۆلەتلەر يىلدا بىر ئېلان قىلىدۇ.', 'days-off': 'دەم ئېلىش كۈنلىرى',
    'make-up-days': 'تولۇقلىما خىزمەت كۈنلىرى', 'save-holidays': 'بۇ كۈنلەرنى ساقلاش', 'field-username': 'ئىشلەتكۈچى نامى', 'field-name': 'نامى', 'field-email': 'ئېلخەت', 'field-role': 'رولى', 'field-agencyId': 'ئورۇن',
    'field-disabled': 'توختىتىلغان', 'field-id': 'كودى', 'field-leader': 'رەھبەر', 'field-placeId': 'رايون', 'field-parentId': 'يۇقىرى ئورۇن', 'field-deskEmail': 'خىزمەت ئېلخېتى', 'field-leadEndorses': 'جاۋابنى ئاۋۋال مەسئۇل ئوقۇيدۇ',
    'field-closed': 'ئەمدى مۇراجىئەت قوبۇل قىلمايدۇ', 'field-note': 'ئىزاھات', 'field-body': 'تېكىست', 'field-kind': 'تۈر', 'field-topic': 'تېما', 'field-form': 'نېمە سورىلىدۇ', 'field-parent': 'قايسى تېما ئىچىدە',
    'field-days': 'كۈن سانى', 'field-unit': 'ھېسابلاش بىرلىكى', 'field-title': 'تېما نامى', 'field-startsAt': 'باشلىنىشى', 'field-endsAt': 'ئاخىرلىشىشى', 'field-reopenDays': 'نارازى باھادىن كېيىن قايتا ئاچقىلى بولىدىغان كۈنلەر',
    'field-extensionDays': 'ئۇزارتىش خىزمەت كۈنلىرى', 'field-dueSoonDays': 'مۆھلىتى يېقىن دەپ سانىلىدىغان خىزمەت كۈنلىرى', 'field-figuresMinimum': 'كۆرسىتىش ئۈچۈن ئەڭ ئاز ئىش سانى',
    'hint-username': 'كىشى شۇنىڭ بىلەن كىرىدۇ. كېيىن ئۆزگەرتكىلى بولمايدۇ.', 'hint-role': 'خادىم ۋە مەسئۇل بىر ئورۇندا ئىشلەيدۇ؛ تەكشۈرگۈچى ۋە باشقۇرغۇچى تاختىدا.', 'hint-agencyId': 'ھەممىگە ئورتاق بولسا ياكى رولغا كېرەك بولمىسا بوش قويۇڭ.',
    'hint-disabled': 'بارلىق كىرىشلەر دەرھال ئاخىرلىشىدۇ. قىلغان ئىشلىرى يوقالمايدۇ.', 'hint-id': 'كىچىك لاتىن ھەرپى، رەقەم ۋە سىزىقچە. كېيىن ئۆزگەرتكىلى بولمايدۇ.', 'hint-leader': 'كىشىلەر خەت يازىدىغان رەھبەر، بولسا.',
    'hint-parentId': 'يۇقىرىغا يوللانغانلار شۇ يەرگە بارىدۇ.', 'hint-deskEmail': 'ئەسكەرتىشلەر شۇ يەرگە بارىدۇ. ھەرگىز ئاشكارا ئەمەس.', 'hint-leadEndorses': 'خادىملارنىڭ جاۋابى تاختا خادىملىرىدىن ئاۋۋال ئورۇن مەسئۇلىغا بارىدۇ.',
    'hint-closed': 'قولىدىكىلىرى ئۆزىدە قالىدۇ.', 'hint-note': 'ئورۇنغا ئېيتىلىدۇ.', 'hint-reopenDays': '0 قايتا ئېچىشنى توختىتىدۇ.', 'hint-extensionDays': 'جاۋاب مۆھلىتى بىر قېتىم ئۇزارتىلىدۇ.',
    'hint-dueSoonDays': '«مۆھلىتى يېقىن» تەكچىسى بۇلارنى كۆرسىتىدۇ.', 'hint-figuresMinimum': 'بۇنىڭدىن ئاز بولسا سانلار تاسادىپىي بولىدۇ، كۆرسىتىلمەيدۇ.',
    'hint-body': 'ئۆزگىرىدىغان يەرلەرنى قوش تىرناققا ئېلىپ بوش قويسىڭىز بولىدۇ: \u2066number, title, name, agency, date, due\u2069.', 'kind-event': 'مۇراجىئەت ئۆزگەردى', 'kind-begun': 'خاتىرە باشلاندى',
    'kind-private-part-read': 'مەخپىي قىسىم ئوقۇلدى', 'kind-sign-in': 'بىرى كىردى', 'kind-sign-in-refused': 'كىرىش رەت قىلىندى', 'kind-sign-out': 'بىرى چىقتى', 'kind-account': 'ھېسابات ئۆزگەردى', 'kind-agency': 'ئورۇن ئۆزگەردى',
    'kind-settings': 'تەڭشەك ئۆزگەردى', 'kind-topic': 'تېما ئۆزگەردى', 'kind-clock': 'مۆھلەت ئۆزگەردى', 'kind-holidays': 'بايرام كۈنلىرى ئۆزگەردى', 'kind-template': 'قېلىپ ئۆزگەردى', 'kind-campaign': 'پىكىر يىغىش ئۆزگەردى',
    'kind-export': 'تاختا چىقىرىلدى', 'kind-import': 'تاختىغا كىرگۈزۈلدى',
  },
  join: {
    title: 'تاختىغا قوشۇلۇش', intro: 'بۇ يەردە مۇراجىئەت قوبۇل قىلىپ جاۋاب بېرىشنى خالايدىغان ئورۇنلار ئۈچۈن. تاختىنى باشقۇرغۇچىلار ئىلتىماسىڭىزنى ئوقۇپ ئېلخەت بىلەن جاۋاب بېرىدۇ. ھېچقايسىسى ئاشكارا ئەمەس.',
    send: 'قوشۇلۇشنى سوراش', sending: 'يوللىنىۋاتىدۇ…', done: 'ئىلتىماسىڭىز كەلدى. جاۋاب ئېلخەت بىلەن كېلىدۇ.', 'field-organisation': 'ئورۇن نامى', 'field-placeId': 'مۇلازىمەت قىلىدىغان رايون', 'field-person': 'مەسئۇل كىشى',
    'field-email': 'ئېلخەت', 'field-phone': 'تېلېفون', 'field-words': 'نېمىگە مەسئۇل؟', 'hint-person': 'بۇ يەردە ئورۇنغا ۋەكىللىك قىلىدىغان كىشى.', 'hint-email': 'ئورۇننىڭ ئادرېسى. جاۋاب شۇ يەرگە بارىدۇ.',
    'hint-words': 'سىزگە مۇناسىۋەتلىك مۇراجىئەتلەر يېتىپ بارسۇن ئۈچۈن.',
  },
} satisfies Partial<Strings>;
