import {createRequire} from 'node:module';
import type {StorybookConfig} from '@storybook/web-components-vite';
import remarkGfm from 'remark-gfm';
import {stillClock} from './still-clock.js';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/house/*.mdx', '../stories/**/*.stories.ts'],
  addons: [
    // Tables in pages of documentation.
    {name: '@storybook/addon-docs', options: {mdxPluginOptions: {mdxCompileOptions: {remarkPlugins: [remarkGfm]}}}},
    '@storybook/addon-a11y',
    'msw-storybook-addon',
  ],
  staticDirs: [
    // msw's own copy: a committed one would age beside the package.
    {from: createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), to: '/mockServiceWorker.js'},
    {from: '../.cache/tokens/themes', to: '/themes'},
  ],
  viteFinal: (vite) => ({...vite, plugins: [stillClock, ...(vite.plugins ?? [])]}),
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
};

export default config;
