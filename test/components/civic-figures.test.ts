import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicFigures} from '../../src/components/civic-figures/civic-figures.js';
import '../../src/define/civic-figures.js';
import {type FigureCounts, type Figures, figuresOf, type FiguresQuery, inOrder, NO_COUNTS} from '../../src/model/index.js';
import {failing, hanging, TOWN} from '../../src/testing/index.js';
import {allByRole, axe, byRole, eventually, onBoard, select, textOf, untilText} from '../support/page.js';

const counts = (changes: Partial<FigureCounts>): FigureCounts => ({...NO_COUNTS, ...changes});

/** Three units that can be compared and two that cannot. */
const COUNTS: Readonly<Record<string, FigureCounts>> = {
  housing: counts({answered: 38, onTime: 30, overdue: 2, open: 4, reviewed: 50, returned: 11, rated: 20, satisfied: 13, solved: 12}),
  transport: counts({answered: 24, onTime: 23, overdue: 0, open: 1, reviewed: 25, returned: 1, rated: 12, satisfied: 10, solved: 9}),
  education: counts({answered: 15, onTime: 12, overdue: 1, reviewed: 16, returned: 2, rated: 4, satisfied: 4, solved: 4}),
  environment: counts({answered: 3, onTime: 3, rated: 1, satisfied: 1, solved: 1, reviewed: 3}),
  'liuxi-office': counts({open: 2}),
};

/** A board with these figures. `told`: the units of which the reader learns what review returned. */
function boardWith(told: readonly string[] = [], asked: FiguresQuery[] = []): BoardAdapter {
  const minimum = 10;
  const adapter = memoryAdapter({town: TOWN});
  return {
    ...adapter,
    capabilities: {...adapter.capabilities, figures: true},
    getFigures: (query) => {
      asked.push(query);
      const units = Object.entries(COUNTS).map(([agencyId, own]) => figuresOf(agencyId, own, {minimum, internal: told.includes(agencyId)}));
      const all = counts(Object.fromEntries(Object.keys(NO_COUNTS).map((name) => [name, Object.values(COUNTS).reduce((sum, own) => sum + own[name as keyof FigureCounts], 0)])));
      const figures: Figures = {
        since: '2025-11-18T00:00:00+08:00', until: '2026-11-18T10:00:00+08:00', minimum, units: inOrder(units), agencies: TOWN.agencies,
        all: figuresOf(null, all, {minimum, internal: told.includes('all')}),
      };
      return Promise.resolve(figures);
    },
  };
}

const WIDE = 1100;

async function shown({adapter = boardWith(), content = html`<civic-figures></civic-figures>`, width = WIDE, page = {}} = {}): Promise<CivicFigures> {
  const figures = await onBoard<CivicFigures>(adapter, content, page);
  figures.style.inlineSize = `${width}px`;
  await eventually(() => allByRole(figures, width >= 800 ? 'table' : 'list').length > 0 || undefined, () => textOf(figures));
  return figures;
}

const rowsOf = (figures: Element) => allByRole(figures, 'row').map(textOf);
const unitsOf = (figures: Element) => allByRole(figures, 'row').flatMap((row) => row.querySelector('bdi')?.textContent ?? []);

describe('civic-figures', () => {
  for (const [language, page] of [['English', {}], ['Chinese', {lang: 'zh-Hans'}], ['Arabic', {lang: 'ar', dir: 'rtl'}]] as const) {
    for (const width of [WIDE, 320]) {
      it(`has nothing that axe objects to, in ${language}, ${width} wide`, async () => {
        expect(await axe(await shown({page, width, adapter: boardWith(['all', 'housing'])}))).to.deep.equal([]);
      });
    }
  }

  it('says from when to when it was counted, and from how many cases on a rate is told', async () => {
    const text = textOf(await shown());
    expect(text).to.match(/from November 18, 2025 to November 18, 2026 at 10:00.AM\. What happened later is not counted\./);
    expect(text).to.include('A rate is told from 10 cases on');
  });

  it('gives each rate as a figure and as what it is made of', async () => {
    const [, housing = ''] = rowsOf(await shown()).filter((row) => /Unit|Housing/.test(row));
    expect(housing).to.match(/Housing and Construction Bureau 4 open, not due yet 95% 38 of 40 75% 30 of 40 65% 13 of 20 60% 12 of 20 52\.6% 20 of 38/);
  });

  it('says what the rates mean', async () => {
    const figures = await shown();
    const details = figures.shadowRoot?.querySelector('details');
    if (details) details.open = true;
    expect(textOf(figures)).to.include('Answered by the due time, out of all that were due.');
  });

  it('gives those of all units together first', async () => {
    const all = await byRole(await shown(), 'region', 'All units together');
    expect(textOf(all)).to.match(/Reply rate 96\.3% 80 of 83 On-time rate 81\.9% 68 of 83/);
  });

  describe('fairness', () => {
    it('ranks by the on-time rate, and leaves units with too few cases out of the order', async () => {
      const figures = await shown();
      expect(unitsOf(figures)).to.deep.equal([
        'Transport Bureau', 'Housing and Construction Bureau', 'Education Bureau', 'Ecology and Environment Bureau', 'Liuxi Town Government',
      ]);
      const header = await byRole(figures, 'columnheader', 'On-time rate');
      expect(header.ariaSort).to.equal('descending');
      const few = rowsOf(figures).findIndex((row) => row.startsWith('Too few to compare'));
      expect(few).to.equal(4);
      expect(rowsOf(figures)[5]).to.match(/Ecology and Environment Bureau too few 3 of 3/);
    });

    it('sorts by another rate only those that have it, and both ways', async () => {
      const figures = await shown();
      (await byRole(figures, 'button', 'Satisfaction rate')).click();
      await figures.updateComplete;
      expect(unitsOf(figures).slice(0, 2)).to.deep.equal(['Transport Bureau', 'Housing and Construction Bureau']);
      const rows = rowsOf(figures);
      expect(rows.findIndex((row) => row.startsWith('Education'))).to.be.greaterThan(rows.findIndex((row) => row.startsWith('Too few')));
      (await byRole(figures, 'button', 'Satisfaction rate')).click();
      await figures.updateComplete;
      expect(unitsOf(figures).slice(0, 2)).to.deep.equal(['Housing and Construction Bureau', 'Transport Bureau']);
      expect((await byRole(figures, 'columnheader', 'Satisfaction rate')).ariaSort).to.equal('ascending');
      expect((await byRole(figures, 'columnheader', 'On-time rate')).ariaSort).to.equal('none');
    });

    it('never calls less than all of them all', async () => {
      const adapter = boardWith();
      const getFigures: BoardAdapter['getFigures'] = async (query, options) => {
        const figures = await adapter.getFigures(query, options);
        return {...figures, all: {...figures.all, rates: {reply: 0.9999}}};
      };
      expect(textOf(await shown({adapter: {...adapter, getFigures}}))).to.include('99.9%');
    });
  });

  describe('what review returned', () => {
    it('is told to nobody to whom the board does not tell it', async () => {
      expect(textOf(await shown())).not.to.include('Return');
    });

    it('is told to a unit of itself, and not of the others', async () => {
      const figures = await shown({adapter: boardWith(['housing'])});
      await byRole(figures, 'columnheader', 'Return rate');
      const rows = rowsOf(figures);
      expect(rows.find((row) => row.startsWith('Housing'))).to.include('22% 11 of 50');
      expect(rows.find((row) => row.startsWith('Transport'))).to.include('not told').and.not.to.include('1 of 25');
    });
  });

  describe('on a phone', () => {
    it('shows each unit on a card, and nothing reaches beyond 320 pixels', async () => {
      const figures = await shown({width: 320, adapter: boardWith(['all', 'housing'])});
      expect(allByRole(figures, 'table')).to.have.length(0);
      expect(allByRole(figures, 'listitem').map((item) => item.querySelector('bdi')?.textContent)).to.include('Transport Bureau');
      expect(figures.scrollWidth).to.be.at.most(320);
    });

    it('is ordered by a list of the rates', async () => {
      const figures = await shown({width: 320});
      select(await byRole(figures, 'combobox', 'Order'), 'Reply rate');
      await figures.updateComplete;
      const [first] = allByRole(figures, 'listitem');
      expect(first && textOf(first)).to.match(/^Transport Bureau/);
    });
  });

  describe('what is counted', () => {
    it('is a year of everything, unless the page says otherwise', async () => {
      const asked: FiguresQuery[] = [];
      await shown({adapter: boardWith([], asked)});
      expect(asked).to.deep.equal([{}]);
    });

    it('is what the page says', async () => {
      const asked: FiguresQuery[] = [];
      const content = html`<civic-figures
        place-id="qinghe" agency-id="housing" topic="urban" kind="help" since="2026-01-01T00:00:00+08:00" until="2026-07-01T00:00:00+08:00"
      ></civic-figures>`;
      const figures = await shown({adapter: boardWith([], asked), content});
      expect(asked.at(-1)).to.deep.equal({
        placeId: 'qinghe', agencyId: 'housing', topic: 'urban', kind: 'help', since: '2026-01-01T00:00:00+08:00', until: '2026-07-01T00:00:00+08:00',
      });
      expect(allByRole(figures, 'combobox', 'Period'), 'a fixed time has no period').to.have.length(0);
    });

    it('is what a reader chooses, which is said', async () => {
      const asked: FiguresQuery[] = [];
      const figures = await shown({adapter: boardWith([], asked)});
      select(await byRole(figures, 'combobox', 'Topic'), 'Transport');
      select(await byRole(figures, 'combobox', 'Period'), 'Last 30 days');
      await untilText(figures, '5 units');
      const {since = '', ...rest} = asked.at(-1) ?? {};
      expect(rest).to.deep.equal({topic: 'transport'});
      expect(Math.round((Date.now() - Date.parse(since)) / 86_400_000)).to.equal(30);
      (await byRole(figures, 'button', 'Clear all filters')).click();
      await eventually(() => asked.at(-1)?.topic === undefined || undefined);
      expect(figures.topic).to.equal('');
    });

    it('is in the address where the page wants that, and comes back with it', async () => {
      const before = location.href;
      history.pushState(null, '', '?stay=1&report-topic=rural&report-period=quarter');
      try {
        const figures = await shown({content: html`<civic-figures address="report"></civic-figures>`});
        expect([figures.topic, figures.period]).to.deep.equal(['rural', 'quarter']);
        select(await byRole(figures, 'combobox', 'Topic'), 'Education');
        await eventually(() => new URLSearchParams(location.search).get('report-topic') === 'education' || undefined);
        expect(new URLSearchParams(location.search).get('stay')).to.equal('1');
        history.back();
        await eventually(() => figures.topic === 'rural' || undefined);
      } finally {
        history.pushState(null, '', before);
      }
    });

    it('is nothing that makes no sense', async () => {
      const before = location.href;
      history.pushState(null, '', `?period=century&topic=${'x'.repeat(200)}`);
      try {
        const figures = await shown({content: html`<civic-figures address></civic-figures>`});
        expect([figures.topic, figures.period]).to.deep.equal(['', 'year']);
      } finally {
        history.pushState(null, '', before);
      }
    });
  });

  describe('states', () => {
    const board = boardWith();
    const empty: BoardAdapter = {...board, getFigures: async (query, options) => ({...(await board.getFigures(query, options)), units: []})};
    for (const [state, adapter, words] of [
      ['loading', hanging(board, ['getFigures']), 'Loading…'],
      ['empty', empty, 'In this time no unit has had a message to answer.'],
      ['failed', failing(board, {getFigures: new BoardError('unavailable')}), 'The board does not answer'],
      ['not offered', {...board, capabilities: {...board.capabilities, figures: false}}, 'This board does not offer this.'],
    ] as const) {
      it(`says in words that it is ${state}, and axe has no objection`, async () => {
        const figures = await onBoard(adapter, html`<civic-figures></civic-figures>`);
        await untilText(figures, words);
        expect(await axe(figures)).to.deep.equal([]);
      });
    }

    it('says what to do when a choice leaves nothing', async () => {
      const figures = await onBoard(empty, html`<civic-figures topic="rural"></civic-figures>`);
      await untilText(figures, 'Take away a filter or choose a longer period.');
    });

    it('keeps what was there while it is fetched anew and when that fails, and tries again', async () => {
      let broken: 'hangs' | 'fails' | '' = '';
      const getFigures: BoardAdapter['getFigures'] = (query, options) =>
        broken === 'fails' ? Promise.reject(new BoardError('offline')) : (broken ? hanging(board, ['getFigures']) : board).getFigures(query, options);
      const figures = await shown({adapter: {...board, getFigures}});
      broken = 'hangs';
      figures.refresh();
      await untilText(figures, 'Refreshing…');
      expect(unitsOf(figures)).to.have.length(5);
      broken = 'fails';
      figures.refresh();
      await untilText(figures, 'There is no connection.');
      expect(unitsOf(figures)).to.have.length(5);
      broken = '';
      (await byRole(figures, 'button', 'Try again')).click();
      await eventually(() => (textOf(figures).includes('There is no connection.') ? undefined : true));
    });

    it('says what is missing when there is no board around it', async () => {
      await untilText(await onBoard(undefined as unknown as BoardAdapter, html`<civic-figures></civic-figures>`), 'not connected to a board');
    });

    it('lets the page give the heading', async () => {
      const figures = await shown({content: html`<civic-figures><h2 slot="heading">The year in figures</h2></civic-figures>`});
      expect(textOf(figures)).to.include('The year in figures').and.not.to.include('How the units do');
    });
  });
});
