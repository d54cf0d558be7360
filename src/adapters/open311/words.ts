import type {LocalizedText} from '../../model/index.js';

/** What the only kind of message is called. */
export const REPORT: LocalizedText = {
  en: 'Report', 'zh-Hans': '报告', 'zh-Hant': '通報', es: 'Aviso', fr: 'Signalement', ar: 'بلاغ', ru: 'Обращение', ja: '通報', ko: '신고', pt: 'Ocorrência', de: 'Meldung',
};

/** What writers agree to where the town has no words of its own. It promises nothing that the protocol cannot keep. */
export const AGREEMENT: LocalizedText = {
  en: 'My report and its address may be published. My name and phone number, if I give them, go to the town with the report.',
  'zh-Hans': '我同意公开本报告及其地址。我填写的姓名和电话将随报告一并提交给受理机构。',
  'zh-Hant': '我同意公開本通報及其地址。我填寫的姓名和電話將隨通報一併提交給受理機關。',
  es: 'Mi aviso y su dirección pueden publicarse. Mi nombre y mi teléfono, si los doy, llegan al ayuntamiento con el aviso.',
  fr: 'Mon signalement et son adresse peuvent être publiés. Mon nom et mon numéro de téléphone, si je les donne, sont transmis à la collectivité avec le signalement.',
  ar: 'يجوز نشر بلاغي وعنوانه. ويصل اسمي ورقم هاتفي، إن ذكرتهما، إلى الجهة المختصة مع البلاغ.',
  ru: 'Моё обращение и указанный в нём адрес могут быть опубликованы. Имя и телефон, если я их укажу, передаются администрации вместе с обращением.',
  ja: '通報の内容と場所が公開されることに同意します。氏名と電話番号を記入した場合は、通報とともに自治体に送られます。',
  ko: '신고 내용과 주소가 공개될 수 있음에 동의합니다. 이름과 전화번호를 적으면 신고와 함께 해당 기관에 전달됩니다.',
  pt: 'A minha ocorrência e a sua morada podem ser publicadas. O meu nome e o meu telefone, se os indicar, são enviados à autarquia com a ocorrência.',
  de: 'Meine Meldung und ihre Adresse dürfen veröffentlicht werden. Name und Telefonnummer gehen, wenn ich sie angebe, mit der Meldung an die Stadt.',
};
