import type {Preview} from '@storybook/web-components-vite';
import {setCustomElementsManifest} from '@storybook/web-components-vite';
import {setupWorker} from 'msw/browser';
import {mswLoader} from 'msw-storybook-addon/csf3';
import manifest from '../dist/custom-elements.json' with {type: 'json'};
import {LANGUAGES, languageTitle} from '../src/i18n/names.js';
import {THEMES} from '../tokens/themes.mjs';
import {withPage} from './page.js';

setCustomElementsManifest(manifest);

/** Every theme, and the steps of elder mode, which stand beside its name. */
const THEME_ITEMS = THEMES.flatMap(({name, title, steps = []}) => [
  {value: name, title},
  ...steps.map((step) => ({value: `${name} ${step}`, title: `${title}, ${step.replace(/\D+/, '')} px`})),
]);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {test: 'error'},
    controls: {expanded: true},
    options: {storySort: {order: ['Start here', ['Overview', 'Paste a snippet', 'Themes', 'Write an adapter', 'Accessibility statement', 'Content guide'], 'Elements', 'Tools']}},
  },
  globalTypes: {
    theme: {
      description: 'Theme of the page',
      toolbar: {title: 'Theme', icon: 'paintbrush', items: THEME_ITEMS, dynamicTitle: true},
    },
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {title: 'Scheme', icon: 'mirror', items: ['light', 'dark', 'system'], dynamicTitle: true},
    },
    locale: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: LANGUAGES.map((language) => ({value: language.tag, title: languageTitle(language)})),
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Direction of the page',
      toolbar: {title: 'Direction', icon: 'transfer', items: ['of the language', 'ltr', 'rtl'], dynamicTitle: true},
    },
    width: {
      description: 'Width of the space that the element gets',
      toolbar: {title: 'Width', icon: 'ruler', items: ['full', '960px', '640px', '360px', '320px'], dynamicTitle: true},
    },
  },
  initialGlobals: {theme: 'default', scheme: 'light', locale: 'en', direction: 'of the language', width: 'full'},
  // The first is the innermost. A memory adapter around every story goes before withPage.
  decorators: [withPage],
  // Only for stories about the wire: the others get a memory adapter.
  loaders: [
    mswLoader(async () => {
      const worker = setupWorker();
      await worker.start({
        quiet: true,
        onUnhandledRequest: 'bypass',
        serviceWorker: {url: 'mockServiceWorker.js'},
      });
      return worker;
    }),
  ],
};

export default preview;
