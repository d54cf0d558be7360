import type {Decorator} from '@storybook/web-components-vite';
import {directionOf} from '../src/i18n/direction.js';
import {THEMES} from '../tokens/themes.mjs';

const looks = THEMES.filter(({kind}) => kind === 'look').map(({name}) => name);

/** What a real page would say in <html> and its style sheet, from the toolbar. */
export const withPage: Decorator = (story, {globals, canvasElement}) => {
  const locale = String(globals['locale']);
  const page = document.documentElement;
  page.lang = locale;
  page.dir = globals['direction'] === 'of the language' ? directionOf(locale) : String(globals['direction']);
  page.style.colorScheme = globals['scheme'] === 'system' ? 'light dark' : String(globals['scheme']);
  wear(String(globals['theme']));
  // Storybook paints its own canvas white.
  document.body.style.background = 'var(--civic-color-surface, light-dark(#fff, #161b22))';
  document.body.style.color = 'var(--civic-color-text, light-dark(#1d2530, #e8ecf2))';
  document.body.style.fontFamily = `var(--civic-font, ${FONT})`;
  canvasElement.style.maxInlineSize = globals['width'] === 'full' ? '' : String(globals['width']);
  return story();
};

const FONT = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** The names of a theme, as a page has them: one look is linked, and the modes wait until they are named. */
let worn = '';

function wear(theme: string): void {
  if (theme === worn) return;
  const look = theme.split(' ').find((name) => looks.includes(name)) ?? '';
  const names = theme.split(' ').filter((name) => name !== 'default').join(' ');
  if (names) document.documentElement.dataset['civicTheme'] = names;
  else delete document.documentElement.dataset['civicTheme'];
  link('civic-look', look && look !== 'default' ? `themes/${look}.css` : '');
  for (const {name, kind} of THEMES) if (kind === 'mode') link(`civic-${name}`, `themes/${name}.css`);
  worn = theme;
}

function link(id: string, href: string): void {
  const present = document.getElementById(id);
  if (!href) return present?.remove();
  if (present?.getAttribute('href') === href) return;
  const element = Object.assign(document.createElement('link'), {id, rel: 'stylesheet', href});
  if (present) present.replaceWith(element);
  else document.head.append(element);
}
