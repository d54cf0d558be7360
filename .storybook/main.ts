import {createRequire} from 'node:module';
import type {StorybookConfig} from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', 'msw-storybook-addon'],
  // msw's own copy: a committed one would age beside the package.
  staticDirs: [
    {from: createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), to: '/mockServiceWorker.js'},
  ],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
};

export default config;
