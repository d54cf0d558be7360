/** The site's own words; those of the elements come with them, in the language of the page. */
export const WORDS = {
  en: {
    name: 'English', direction: 'ltr', language: 'Language', title: 'Ask the county', messages: 'What others asked', reading: 'The message',
    nothing: 'Choose a message, and it is shown here.', write: 'Write a message', putAway: 'Put the form away', sent: 'Thank you. The number of your message is',
  },
  'zh-Hans': {
    name: '简体中文', direction: 'ltr', language: '语言', title: '向县里提问', messages: '大家在问', reading: '留言内容',
    nothing: '选一条留言，就在这里显示。', write: '写留言', putAway: '收起表单', sent: '谢谢。您的留言编号是',
  },
  ar: {
    name: 'العربية', direction: 'rtl', language: 'اللغة', title: 'اسأل إدارة المقاطعة', messages: 'ما سأله الآخرون', reading: 'الرسالة',
    nothing: 'اختر رسالة لتظهر هنا.', write: 'اكتب رسالة', putAway: 'أغلق النموذج', sent: 'شكرًا لك. رقم رسالتك هو',
  },
} as const;

export type Language = keyof typeof WORDS;

export const LANGUAGES = Object.keys(WORDS) as Language[];

/** The language and direction of the whole page, which the elements follow. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = WORDS[language].direction;
  document.title = WORDS[language].title;
}
