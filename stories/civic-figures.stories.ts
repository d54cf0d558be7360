import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {type BoardAdapter, BoardError} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import '../src/define/civic-figures.js';
import {type FigureCounts, figuresOf, inOrder, NO_COUNTS} from '../src/model/index.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';

const meta: Meta = {title: 'Elements/Figures', component: 'civic-figures'};
export default meta;
type Story = StoryObj;

/** A made-up year of Qinghe County. */
const YEAR: Readonly<Record<string, Partial<FigureCounts>>> = {
  housing: {answered: 138, onTime: 104, overdue: 9, open: 14, reviewed: 171, returned: 33, rated: 74, satisfied: 47, solved: 44},
  transport: {answered: 96, onTime: 91, overdue: 1, open: 6, reviewed: 101, returned: 5, rated: 58, satisfied: 49, solved: 46},
  education: {answered: 41, onTime: 38, overdue: 0, open: 3, reviewed: 44, returned: 3, rated: 19, satisfied: 16, solved: 15},
  'urban-management': {answered: 77, onTime: 49, overdue: 12, open: 9, reviewed: 102, returned: 25, rated: 33, satisfied: 15, solved: 14},
  environment: {answered: 26, onTime: 22, overdue: 2, open: 2, reviewed: 29, returned: 3, rated: 8, satisfied: 6, solved: 5},
  'county-head': {answered: 7, onTime: 7, reviewed: 7, rated: 3, satisfied: 3, solved: 2},
  'liuxi-office': {answered: 4, onTime: 3, overdue: 1, open: 1, reviewed: 4, rated: 1, satisfied: 1, solved: 1},
  'dongwei-office': {open: 2},
};

/** A board with those figures. `told`: the units of which the reader learns what review returned, `all` among them for everything. */
function board(told: readonly string[] = [], units: typeof YEAR = YEAR): BoardAdapter {
  const adapter = memoryAdapter({town: TOWN});
  const minimum = 10;
  const internal = (id: string) => told.includes('all') || told.includes(id);
  const names = Object.keys(NO_COUNTS) as (keyof FigureCounts)[];
  const sum = Object.fromEntries(names.map((name) => [name, Object.values(units).reduce((total, unit) => total + (unit[name] ?? 0), 0)])) as Partial<FigureCounts>;
  return {
    ...adapter,
    capabilities: {...adapter.capabilities, figures: true},
    getFigures: ({since = '2025-11-18T00:00:00+08:00', until = '2026-11-18T10:00:00+08:00'}) => Promise.resolve({
      since, until, minimum, agencies: TOWN.agencies,
      units: inOrder(Object.entries(units).map(([id, counts]) => figuresOf(id, {...NO_COUNTS, ...counts}, {minimum, internal: internal(id)}))),
      all: figuresOf(null, {...NO_COUNTS, ...sum}, {minimum, internal: internal('all')}),
    }),
  };
}

const scene = (adapter: BoardAdapter | undefined = board(), page: StoryPage = {}, content: TemplateResult = html`<civic-figures></civic-figures>`) => onBoard(adapter, content, page);

/** What everybody sees. */
export const Public: Story = {render: () => scene()};

/** Board staff and administrators also see how many answers went back. */
export const ForBoardStaff: Story = {render: () => scene(board(['all']))};

/** Agency staff see that of their own unit. */
export const ForAUnit: Story = {render: () => scene(board(['housing']))};

/** Only units with enough verdicts are in the order. */
export const SortedBySatisfaction: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => {
    // As cards first, until it is known how wide it is.
    await press(canvasElement, 'thead th:nth-child(4) button');
  },
};

/** As wide as a small phone. */
export const OnAPhone: Story = {
  render: () => html`<div ${ref((element) => element instanceof HTMLElement && (element.style.inlineSize = '320px'))}>${scene()}</div>`,
};

export const MeaningsOpen: Story = {
  render: () => scene(),
  play: async ({canvasElement}) => await press(canvasElement, 'summary'),
};

/** A report about a fixed time, without controls. */
export const FixedTime: Story = {
  render: () => scene(board(), {}, html`<civic-figures filters="" since="2026-01-01T00:00:00+08:00" until="2026-07-01T00:00:00+08:00"><h2 slot="heading">The first half of 2026</h2></civic-figures>`),
};

/** No unit has enough cases for anything. */
export const AllTooFew: Story = {render: () => scene(board([], {'county-head': YEAR['county-head']!, 'liuxi-office': YEAR['liuxi-office']!}))};

export const Empty: Story = {render: () => scene(board([], {}))};

export const NothingFits: Story = {render: () => scene(board([], {}), {}, html`<civic-figures topic="tourism"></civic-figures>`)};

export const Loading: Story = {render: () => scene(hanging(board(), ['getFigures']))};

export const Refreshing: Story = {
  render: () => {
    const adapter = board();
    let first = true;
    const getFigures: BoardAdapter['getFigures'] = (query, options) => {
      const answer = (first ? adapter : hanging(adapter, ['getFigures'])).getFigures(query, options);
      first = false;
      return answer;
    };
    return scene({...adapter, getFigures});
  },
  play: async ({canvasElement}) => {
    await find(canvasElement, '[part=all]');
    canvasElement.querySelector('civic-figures')?.refresh();
  },
};

export const Failed: Story = {render: () => scene(failing(board(), {getFigures: new BoardError('unavailable')}))};

/** The board has no figures. */
export const NotOffered: Story = {render: () => scene({...board(), capabilities: {...board().capabilities, figures: false}})};

export const WithoutABoard: Story = {render: () => scene(undefined)};

export const Chinese: Story = {render: () => scene(board(['all']), {lang: 'zh-Hans'})};

export const RightToLeft: Story = {render: () => scene(board(), {lang: 'ar', dir: 'rtl'})};

export const Dark: Story = {render: () => scene(board(), {dark: true})};
