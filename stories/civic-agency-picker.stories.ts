import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-agency-picker.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {enter, find} from './act.js';
import {onBoard} from './board.js';

const board = () => memoryAdapter({town: TOWN});
const picker: TemplateResult = html`<civic-agency-picker
  label="Who is it for?"
  hint="Choose the place first, then who you write to."
></civic-agency-picker>`;

const meta: Meta = {title: 'Elements/Agency picker', component: 'civic-agency-picker'};
export default meta;
type Story = StoryObj;

export const Empty: Story = {render: () => onBoard(board(), picker)};

export const ADeepPlace: Story = {
  render: () => onBoard(board(), picker),
  play: async ({canvasElement}) => {
    await enter(canvasElement, '#place-3', 'qinghe');
    await enter(canvasElement, '#place-4', 'wuyin');
    await find(canvasElement, '#agency option[value="wuyin-office"]');
  },
};

export const WithAValue: Story = {
  render: () => onBoard(board(), html`<civic-agency-picker label="Who is it for?" value="transport"></civic-agency-picker>`),
};

export const WithAnError: Story = {
  render: () => onBoard(board(), html`<civic-agency-picker label="Who is it for?" required error="Choose who it is for"></civic-agency-picker>`),
};

export const SwitchedOff: Story = {
  render: () => onBoard(board(), html`<civic-agency-picker label="Who is it for?" value="transport" disabled></civic-agency-picker>`),
};

export const NobodyToWriteTo: Story = {
  render: () => onBoard(memoryAdapter({town: {...TOWN, agencies: []}}), html`<civic-agency-picker place-id="wuyin"></civic-agency-picker>`),
};

export const LongNames: Story = {
  render: () => {
    const name = {en: 'Joint Office for the Coordination of the Renewal of Water Pipes in Old Residential Quarters and Villages'};
    const agencies = TOWN.agencies.map((agency) => ({...agency, name}));
    return onBoard(memoryAdapter({town: {...TOWN, agencies}}), html`<civic-agency-picker value="transport"></civic-agency-picker>`);
  },
};

export const Loading: Story = {render: () => onBoard(hanging(board(), ['listPlaces']), picker)};

export const Failed: Story = {render: () => onBoard(failing(board(), {listPlaces: new BoardError('unavailable')}), picker)};

export const WithoutABoard: Story = {render: () => picker};

export const Chinese: Story = {
  render: () => onBoard(board(), html`<civic-agency-picker value="wuyin-office"></civic-agency-picker>`, {lang: 'zh-Hans'}),
};

export const RightToLeft: Story = {render: () => onBoard(board(), picker, {dir: 'rtl'})};

export const Dark: Story = {render: () => onBoard(board(), picker, {dark: true})};
