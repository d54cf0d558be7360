import type {Preview} from '@storybook/web-components-vite';
import {setCustomElementsManifest} from '@storybook/web-components-vite';
import {setupWorker} from 'msw/browser';
import {mswLoader} from 'msw-storybook-addon/csf3';
import manifest from '../dist/custom-elements.json' with {type: 'json'};
import {LANGUAGES, languageTitle} from '../src/i18n/names.js';
import {withPage} from './page.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: {test: 'error'},
    controls: {expanded: true},
  },
  globalTypes: {
    locale: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: LANGUAGES.map((language) => ({value: language.tag, title: languageTitle(language)})),
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Colour scheme',
      toolbar: {title: 'Scheme', icon: 'mirror', items: ['light', 'dark'], dynamicTitle: true},
    },
    width: {
      description: 'Width of the space that the element gets',
      toolbar: {title: 'Width', icon: 'ruler', items: ['full', '640px', '320px'], dynamicTitle: true},
    },
  },
  initialGlobals: {locale: 'en', scheme: 'light', width: 'full'},
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
