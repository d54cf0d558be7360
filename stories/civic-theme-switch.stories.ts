import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {CivicThemeSwitch} from '../src/components/civic-theme-switch/civic-theme-switch.js';
import '../src/define/civic-status-badge.js';
import '../src/define/civic-theme-switch.js';
import {press} from './act.js';

type Args = Pick<CivicThemeSwitch, 'modes'>;
type Story = StoryObj<Args>;

const KEY = 'civic-board theme';

const meta: Meta<Args> = {
  title: 'Elements/Theme switch',
  component: 'civic-theme-switch',
  args: {modes: 'elder high-contrast dark'},
  // What one story chose is not the next one's.
  beforeEach: () => {
    const clean = () => {
      localStorage.removeItem(KEY);
      const page = document.documentElement;
      const names = (page.dataset['civicTheme'] ?? '').split(' ').filter((name) => name && !/^(elder|dark|light|high)/.test(name));
      if (names.length > 0) page.dataset['civicTheme'] = names.join(' ');
      else delete page.dataset['civicTheme'];
    };
    clean();
    return clean;
  },
  render: ({modes}) => html`<civic-theme-switch modes=${modes}></civic-theme-switch>
    <p><civic-status-badge status="answered"></civic-status-badge></p>`,
};
export default meta;

/** Nothing is chosen. */
export const Off: Story = {};

/** As it comes: without a switch for dark pages. */
export const ForElders: Story = {args: {modes: 'elder high-contrast'}};

/** Elder mode has steps. */
export const LargeText: Story = {play: ({canvasElement}) => press(canvasElement, '[aria-pressed]')};

/** The largest step. */
export const LargestText: Story = {
  play: async ({canvasElement}) => {
    await press(canvasElement, '[aria-pressed]');
    for (let step = 0; step < 3; step++) await press(canvasElement, '.larger');
  },
};

/** More contrast than the page has by itself. */
export const HighContrast: Story = {args: {modes: 'high-contrast'}, play: ({canvasElement}) => press(canvasElement, '[aria-pressed]')};

/** On a page that is dark by choice. */
export const Dark: Story = {args: {modes: 'dark'}, play: ({canvasElement}) => press(canvasElement, '[aria-pressed]')};

/** From right to left. */
export const RightToLeft: Story = {render: ({modes}) => html`<div dir="rtl"><civic-theme-switch modes=${modes}></civic-theme-switch></div>`};

/** In simplified Chinese. */
export const Chinese: Story = {render: ({modes}) => html`<div lang="zh-Hans"><civic-theme-switch modes=${modes}></civic-theme-switch></div>`};
