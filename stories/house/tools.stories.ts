import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {allElements} from './all-elements.js';
import './snippet-builder.js';
import './token-editor.js';

allElements();

/** What the pages for editors and theme developers are made around. */
const meta: Meta = {title: 'Tools/Workshop', tags: ['!autodocs']};
export default meta;

/** Writes the snippet from chosen options and shows what it shows. */
export const SnippetBuilder: StoryObj = {render: () => html`<snippet-builder></snippet-builder>`};

/** Every token, live; CSS and DTCG come out. */
export const TokenEditor: StoryObj = {render: () => html`<token-editor></token-editor>`};
