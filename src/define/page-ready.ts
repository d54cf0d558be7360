/** What is to be there before the first element of a page: the page's language, so that no English flashes up, and what brings to life what a server has drawn. */
export async function pageReady(): Promise<void> {
  const {lang} = document.documentElement;
  if (!/^(en\b|$)/i.test(lang)) {
    const {loadLanguage, resolveLanguage} = await import('../i18n/languages.js');
    await loadLanguage(resolveLanguage(lang));
  }
  if (document.querySelector('[defer-hydration]')) await import('./hydration.js');
}
