import type {Decorator} from '@storybook/web-components-vite';
import {directionOf} from '../src/i18n/direction.js';

/** What a real page would say in <html> and its style sheet, from the toolbar. */
export const withPage: Decorator = (story, {globals, canvasElement}) => {
  const locale = String(globals['locale']);
  const dark = globals['scheme'] === 'dark';
  const page = document.documentElement;
  page.lang = locale;
  page.dir = directionOf(locale);
  page.style.colorScheme = dark ? 'dark' : 'light';
  // Storybook paints its own canvas white.
  document.body.style.background = dark ? '#121212' : '#fff';
  document.body.style.color = dark ? '#eee' : '#111';
  canvasElement.style.maxInlineSize = globals['width'] === 'full' ? '' : String(globals['width']);
  return story();
};
