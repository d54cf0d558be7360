import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {enter, find} from '../act.js';
import {allElements} from './all-elements.js';
import './snippet-builder.js';
import './token-editor.js';

allElements();

/** What the pages for editors and theme developers are made around. */
const meta: Meta = {title: 'Tools/Workshop', tags: ['!autodocs']};
export default meta;

/** Writes the snippet from chosen options and shows what it shows. */
export const SnippetBuilder: StoryObj = {render: () => html`<snippet-builder></snippet-builder>`};

/** Another element, with a theme: the snippet says so, and the preview shows it. */
export const ChosenSnippet: StoryObj = {
  render: () => html`<snippet-builder></snippet-builder>`,
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#element', 'civic-message-list');
    await enter(canvasElement, '#look', 'press-red');
    await enter(canvasElement, '#attribute-page-size', '3');
    await find(canvasElement, '.preview civic-message-list[page-size="3"]');
    const {textContent} = await find(canvasElement, 'pre');
    for (const part of ['<civic-message-list endpoint="https://board.example/api/v1" page-size="3"', 'cdn/themes/press-red.css', '<civic-theme-switch>']) {
      if (!textContent?.includes(part)) throw new Error(`the snippet has no ${part}: ${textContent ?? ''}`);
    }
  },
};

/** Every token, live; CSS and DTCG come out. */
export const TokenEditor: StoryObj = {render: () => html`<token-editor></token-editor>`};

/** A colour that cannot be read is said at once, and comes out all the same. */
export const FaintToken: StoryObj = {
  render: () => html`<token-editor></token-editor>`,
  play: async ({canvasElement}) => {
    await enter(canvasElement, '[aria-label="color-text-muted, light"]', '#c0c0c0');
    await find(canvasElement, '.notice.failed');
    const css = (await find<HTMLTextAreaElement>(canvasElement, '#css')).value;
    const dtcg = (await find<HTMLTextAreaElement>(canvasElement, '#dtcg')).value;
    if (!css.includes('--civic-color-text-muted: light-dark(#c0c0c0, #aab5c4)')) throw new Error(`the CSS lacks it: ${css}`);
    if (!dtcg.includes('"text-muted"')) throw new Error(`the DTCG file lacks it: ${dtcg}`);
    // What the warning was about is not left to be looked at.
    await enter(canvasElement, '[aria-label="color-text-muted, light"]', '#4f5b6b');
  },
};
