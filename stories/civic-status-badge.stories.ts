import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {CivicStatusBadge} from '../src/components/civic-status-badge/civic-status-badge.js';
import '../src/define/civic-status-badge.js';
import {STATUSES} from '../src/model/lifecycle.js';
import {onBoard, type StoryPage} from './board.js';

type Args = Pick<CivicStatusBadge, 'status'>;
type Story = StoryObj<Args>;

const all = (page: StoryPage = {}) =>
  onBoard(undefined, html`${STATUSES.map((status) => html`<p><civic-status-badge status=${status}></civic-status-badge></p>`)}`, page);

const meta: Meta<Args> = {
  title: 'Elements/Status badge',
  component: 'civic-status-badge',
  args: {status: 'waiting'},
  argTypes: {status: {control: 'select', options: STATUSES}},
  render: ({status}) => html`<civic-status-badge status=${status}></civic-status-badge>`,
};
export default meta;

/** No unit has taken it on yet. */
export const Waiting: Story = {};

/** A unit works on it. */
export const InProgress: Story = {args: {status: 'in-progress'}};

/** There is a public answer. */
export const Answered: Story = {args: {status: 'answered'}};

/** The public words first, then those for authors and staff. */
export const All: Story = {render: () => all()};

/** In simplified Chinese. */
export const Chinese: Story = {render: () => all({lang: 'zh-Hans'})};

/** On a page that is written from right to left. */
export const RightToLeft: Story = {render: () => all({dir: 'rtl'})};

/** On a dark page. */
export const Dark: Story = {render: () => all({dark: true})};

/** A page's own word, in the page's own length. */
export const OwnWords: Story = {
  render: () =>
    html`<civic-status-badge status="waiting" data-i18n.status.waiting="We have it and are looking for whoever can help"></civic-status-badge>`,
};
