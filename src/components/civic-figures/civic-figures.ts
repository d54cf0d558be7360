import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {WideEnough} from '../../controllers/wide-enough.js';
import {common} from '../../i18n/en/common.js';
import {figures as figuresWords} from '../../i18n/en/figures.js';
import {firstErrors} from '../../i18n/en/first/errors.js';
import type {Figures} from '../../model/figures.js';
import {type Rate, RATES} from '../../model/rates.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {Directory} from '../civic-agency-picker/directory.js';
import {loadTerritory, type Territory} from '../civic-message-list/territory.js';
import {renderFailure} from '../failure.js';
import {type Choice, type Filter, FILTERS} from './address.js';
import {ChoiceHistory} from './choice-history.js';
import {styles} from './civic-figures.styles.js';
import {filtersView} from './filters-view.js';
import {orderedBy} from './order.js';
import {type Period, sinceOf} from './period.js';
import {isTold} from './rate-view.js';
import {cardsView, ratesView, tableView, type UnitsModel} from './units-view.js';
import type {Words} from './words.js';

/**
 * How the units do: what share of messages they answer and answer in time, what people think of the answers, and how many are solved. With the
 * time up to which it was counted, what every rate is made of, and no ranking of units that have too few cases.
 *
 * Board staff and administrators also see how many answers went back in review; agency staff see that of their own unit.
 *
 * @tag civic-figures
 * @status experimental
 * @since 0.1.0
 * @slot heading - A heading of second level; one of the board's words unless given.
 * @csspart base - Everything.
 * @csspart filters - The form with the filters.
 * @csspart span - From when to when it was counted, and from how many cases on.
 * @csspart meanings - What the rates mean.
 * @csspart all - The rates of all units together.
 * @csspart table - The units, where there is room for a table.
 * @csspart cards - The units, where there is not.
 * @csspart failure - What went wrong.
 * @cssproperty [--civic-figures-bar=var(--civic-color-accent)] - The filled part of the bars.
 */
export class CivicFigures extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

  /** Only units of this place and of places in it. */
  @property({attribute: 'place-id'}) placeId = '';

  /** Only this unit. */
  @property({attribute: 'agency-id'}) agencyId = '';

  /** Only messages about this topic and topics in it. */
  @property() topic = '';

  /** Only messages of this kind. */
  @property() kind = '';

  /** How far back it is counted: `month` (30 days), `quarter` (90), `half-year` (180) or `year`. */
  @property() period: Period = 'year';

  /** When counting begins, ISO 8601, for a report about a fixed time; `period` says nothing then. */
  @property() since = '';

  /** The cut-off time, ISO 8601: what happened later counts as not having happened. Default: now. */
  @property() until = '';

  /** Which controls are shown, out of `place topic kind period`. Empty: none. */
  @property() filters = FILTERS.join(' ');

  /**
   * Keeps what a reader chooses in the page's address, as `?place=…&topic=…&kind=…&period=…`. A value is put before the names, with a hyphen, for
   * pages with several lists. Null, without the attribute: the address and the history are left alone. To be there from the beginning.
   */
  @property() address: string | null = null;

  @state() private sort: Rate = 'on-time';
  @state() private ascending = false;
  /** Somebody has chosen something, so that what it comes to is worth saying. */
  @state() private used = false;

  readonly #words: Words = new Localize(this, {common, errors: firstErrors, figures: figuresWords}, async () => {
    const {errors} = await import('../../i18n/en/errors.js');
    return {common, errors, figures: figuresWords};
  });
  readonly #connection = new BoardConnection(this);
  readonly #wide = new WideEnough(this, 54);
  readonly #history = new ChoiceHistory(this);
  readonly #figures = new BoardQuery(
    this,
    this.#connection,
    (adapter, {signal}, [placeId, agencyId, topic, kind, period, since, until]: readonly [string, string, string, string, Period, string, string]) => adapter.getFigures({
      ...(placeId && {placeId}), ...(agencyId && {agencyId}), ...(topic && {topic}), ...(kind && {kind}),
      ...(since ? {since} : sinceOf(period, until)), ...(until && {until}),
    }, {signal}),
    () => (this.#offered ? [this.placeId, this.agencyId, this.topic, this.kind, this.period, this.since, this.until] as const : undefined),
  );
  readonly #territory = new BoardQuery<Territory, readonly [placeId: string]>(
    this,
    this.#connection,
    (adapter, options, [placeId]) => {
      if (this.#directory?.adapter !== adapter) this.#directory = new Directory(adapter);
      return loadTerritory(this.#directory, placeId, options);
    },
    () => (this.#offered && this.shown.has('place') ? [this.placeId] : undefined),
  );
  #directory: Directory | undefined;

  protected override willUpdate(): void {
    this.#history.begin();
  }

  protected override updated(): void {
    // After the options are there.
    for (const select of this.renderRoot.querySelectorAll<HTMLSelectElement>('select[data-value]')) {
      select.value = select.dataset['value'] ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
  }

  /** Fetches the figures anew. What is shown stays until then. */
  refresh(): void {
    this.#figures.refresh();
  }

  /** What a reader can choose. @internal */
  get choice(): Choice {
    const {placeId, topic, kind, period} = this;
    return {placeId, topic, kind, period};
  }

  /** The controls that the page wants. @internal */
  get shown(): ReadonlySet<Filter> {
    const wanted = this.filters.split(/\s+/);
    return new Set(FILTERS.filter((filter) => wanted.includes(filter) && (filter !== 'period' || !this.since)));
  }

  /** Takes over what the address says. @internal */
  restore(choice: Choice): void {
    Object.assign(this, choice);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    if (!this.#connection.adapter) return html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`;
    const {value, pending, error} = this.#figures;
    const {boardError} = this.#connection;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('figures.title')}</h2></slot>
      ${this.#offered ? this.#renderOffered(value, pending) : html`<p class="notice">${words.t('errors.unsupported')}</p>`}
      ${renderFailure(words, error ?? boardError, this.#retry)}
      <div class="results" aria-busy=${String(pending)}>
        ${value && (this.#connection.board ?? boardError) ? this.#renderFigures(value) : this.#offered && !error && !boardError ? this.#renderSkeleton() : nothing}
      </div>
    </section>`;
  }

  #renderOffered(value: Figures | undefined, pending: boolean): TemplateResult {
    const words = this.#words;
    const said = value && pending ? words.t('common.refreshing') : value && this.used ? words.t('figures.found', {count: value.units.length}) : '';
    const {board} = this.#connection;
    return html`
      ${filtersView({words, shown: this.shown, choice: this.choice, board, territory: this.#territory.value, onChoose: this.#choose})}
      <div class="summary">
        <p role="status">${said}</p>
        ${this.#isFiltered ? html`<button type="button" class="link" @click=${this.#clear}>${words.t('figures.clear')}</button>` : nothing}
      </div>
    `;
  }

  #renderFigures(figures: Figures): TemplateResult {
    const words = this.#words;
    const {since, until, minimum, all, units} = figures;
    const timeZone = this.#connection.board?.timeZone;
    const rates = RATES.filter((rate) => [all, ...units].some((unit) => isTold(rate, unit)));
    return html`
      <div part="span" class="span">
        <p>${words.t('figures.span', {since: words.date(since, timeZone), until: words.dateTime(until, timeZone)})}</p>
        <p>${words.t('figures.minimum', {count: minimum})}</p>
      </div>
      ${units.length === 0
        ? html`<p class="notice">${words.t(this.#isFiltered ? 'figures.none-found' : 'figures.empty')}</p>`
        : html`
          <section part="all" aria-labelledby="all">
            <h3 id="all">${words.t('figures.all-units')}</h3>
            ${ratesView(words, rates, all)}
          </section>
          <section aria-labelledby="units">
            <h3 id="units">${words.t('figures.units')}</h3>
            ${this.#renderUnits(figures, rates)}
          </section>`}
      <details part="meanings">
        <summary>${words.t('figures.meanings')}</summary>
        <dl class="meanings">${rates.map((rate) => html`<div><dt>${words.t(`figures.rate-${rate}`)}</dt><dd>${words.t(`figures.means-${rate}`)}</dd></div>`)}</dl>
      </details>
    `;
  }

  #renderUnits({units, agencies}: Figures, rates: readonly Rate[]): TemplateResult {
    const sort = rates.includes(this.sort) ? this.sort : 'on-time';
    const names = new Map(agencies.map(({id, name}) => [id, name]));
    const model: UnitsModel = {
      words: this.#words,
      ordered: orderedBy(units, sort, this.ascending),
      rates, sort,
      ascending: this.ascending,
      nameOf: (agencyId) => this.#words.text(names.get(agencyId ?? '')) || (agencyId ?? ''),
      onSort: this.#sortBy,
    };
    return this.#wide.matches ? tableView(model) : cardsView(model);
  }

  #renderSkeleton(): TemplateResult {
    return html`<p class="visually-hidden">${this.#words.t('common.loading')}</p>
      <div class="skeleton" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<span class="bone"></span>`)}</div>`;
  }

  /** The board has figures. */
  get #offered(): boolean {
    return this.#connection.adapter?.capabilities.figures === true;
  }

  get #isFiltered(): boolean {
    const {shown} = this;
    return (shown.has('place') && this.placeId !== '') || (shown.has('topic') && this.topic !== '') || (shown.has('kind') && this.kind !== '');
  }

  readonly #choose = (choice: Partial<Choice>): void => {
    this.used = true;
    Object.assign(this, choice);
    this.#history.choose();
  };

  readonly #clear = (): void => {
    this.#choose({placeId: '', topic: '', kind: ''});
    // The button goes with the last filter.
    this.renderRoot.querySelector<HTMLElement>('.filters select')?.focus();
  };

  readonly #sortBy = (rate: Rate): void => {
    this.ascending = this.sort === rate && !this.ascending && this.#wide.matches;
    this.sort = rate;
  };

  readonly #retry = (): void => {
    this.used = true;
    if (this.#connection.boardError) this.#connection.retryBoard();
    if (this.#figures.error) this.#figures.refresh();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-figures': CivicFigures;
  }
}
