import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {BoardError} from '../../adapter/index.js';
import {administrationOf} from '../../controllers/administration.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {figureIn, listIn} from '../../controllers/written.js';
import {type BoardSettings, type Calendar, EMBED_RULES, type EmbedRule, type SettingsChange, sitesOf, withTable} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {textIn} from '../admin-parts/admin-field.js';
import {AdminForm, type Task} from '../admin-parts/admin-form.js';
import {Confirm} from '../admin-parts/confirm.js';
import {TownNames} from '../admin-parts/town-names.js';
import {english} from '../admin-parts/words.js';
import {errorText} from '../error-text.js';
import {renderFailure} from '../failure.js';
import {type Item, numberIn, SETTINGS_LISTS, type SettingsPart} from './settings-parts.js';

/** The key of the form that says who may show embeds. */
const EMBEDS = 'sites embeds';

const NUMBERS = ['reopenDays', 'extensionDays', 'dueSoonDays', 'figuresMinimum'] as const;

/**
 * The board's own data, for administrators: kinds, topics, clocks, holidays, campaigns with their owners, and the numbers that rules go by. Each
 * change is saved by itself, and holds for everybody at once.
 *
 * @tag civic-admin-settings
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @csspart base - Everything.
 * @csspart section - One part of the settings.
 * @csspart form - The form for an item.
 * @csspart list - The items of a part.
 * @csspart record - One of them.
 * @csspart question - Asks once more before an item is removed.
 * @csspart failure - What went wrong.
 */
export class CivicAdminSettings extends BoardElement {
  static override styles = [tokens, reset, controls, adminStyles];

  /** What was done last, in words, and in which part of the settings it is said. */
  @state() private done: {readonly part: string; readonly words: string} | undefined;
  /** Holidays that were looked up and are not saved. */
  @state() private found: Calendar | undefined;

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #settings = new BoardQuery(this, this.#connection, async (adapter, options): Promise<BoardSettings> => (await administrationOf(adapter)).getSettings(options),
    () => (this.#connection.session ? [] as const : undefined));
  readonly #form: AdminForm<BoardSettings> = new AdminForm(this, this.#connection, this.#words, {
    languages: () => this.#settings.value?.board.languages ?? ['en'],
    onDone: (settings, key) => this.#onDone(settings, partOf(key)),
    onStale: () => this.#settings.refresh(),
    current: (key) => this.#taskOf(key),
    said: (key) => `#said-${partOf(key)}`,
    explain: (error, key) => this.#explain(error, partOf(key)),
  });
  readonly #names = new TownNames(this, this.#connection, this.#words, () => {
    const {clocks = [], campaigns = []} = this.#settings.value?.board ?? {};
    return {agencies: [...clocks, ...campaigns].map(({agencyId}) => agencyId)};
  });
  readonly #confirm = new Confirm(this, this.#words);
  /** What the open form changes, as it was when the form was opened. */
  #edited: Item | undefined;
  /** The part whose order, items or days are being saved, or were last. */
  #saved = '';
  readonly #saving = new BoardMutation<BoardSettings, SettingsChange>(this, this.#connection, async (adapter, change) =>
    await (await administrationOf(adapter)).saveSettings(change, {baseRevision: this.#settings.value?.revision ?? 0}));
  readonly #lookUp = new BoardMutation<Calendar, {readonly country: string; readonly years: readonly number[]}>(this, this.#connection, async (adapter, {country, years}) =>
    await (await administrationOf(adapter)).suggestCalendar(country, years));

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('admin.settings')}</h2></slot>
      ${this.#obstacle() ?? this.#renderSettings()}
    </section>`;
  }

  #obstacle(): TemplateResult | undefined {
    const {adapter, session} = this.#connection;
    const words = this.#words;
    if (!adapter) return html`<p part="failure" class="notice">${words.t('errors.no-board')}</p>`;
    if (!adapter.capabilities.administration) return html`<p part="failure" class="notice">${words.t('errors.unsupported')}</p>`;
    if (session === undefined) return html`<p class="loading">${words.t('common.loading')}</p>`;
    return session === null ? renderFailure(words, new BoardError('unauthenticated'), () => undefined) : undefined;
  }

  #renderSettings(): TemplateResult {
    const words = this.#words;
    const {value, error} = this.#settings;
    return html`
      ${renderFailure(words, error, () => this.#settings.refresh())}
      ${value ? html`
        ${this.#renderNumbers(value)}
        ${SETTINGS_LISTS.map((part) => this.#renderPart(part, value))}
        ${this.#renderHolidays(value)}` : nothing}`;
  }

  /** What became of the last change, in the part that it was made in. */
  #renderSaid(part: string): TemplateResult {
    const words = this.#words;
    const failed = this.#saved === part ? this.#saving.error : undefined;
    return html`
      <div id="said-${part}" role="status" tabindex="-1">${this.done?.part === part ? html`<p class="notice done">${this.done.words}</p>` : nothing}</div>
      <div role="alert">${failed ? html`<p class="notice failed">${this.#explain(failed, part) ?? (failed.issues[0] ? words.any(`errors.field-${failed.issues[0].code}`) : errorText(words, failed))}</p>` : nothing}</div>`;
  }

  /** What a list of settings cannot hold twice, said as what it means there. */
  #explain({issues}: BoardError, part: string): string | undefined {
    if (!issues.some(({code}) => code === 'twice')) return undefined;
    if (part === 'clocks') return this.#words.t('admin.clock-never');
    return part === 'holidays' ? undefined : this.#words.t('admin.id-taken');
  }

  #renderNumbers(settings: BoardSettings): TemplateResult {
    const words = this.#words;
    return html`<section part="section" class="section" aria-labelledby="numbers">
      <h3 id="numbers">${words.t('admin.numbers')}</h3>
      ${this.#renderSaid('numbers')}
      ${this.#form.openKey === 'numbers' ? this.#form.render() : html`
        <ul part="list" class="records">${NUMBERS.map((name) => html`<li part="record" class="record"><p>${words.any(`admin.field-${name}`)}: <strong>${figureIn(words.language, settings.board[name])}</strong></p></li>`)}</ul>
        <p><button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name: words.t('admin.numbers')})}
          @click=${({currentTarget}: Event) => this.#form.open(this.#numbersTask(settings), currentTarget)}>${words.t('admin.change')}</button></p>`}
    </section>`;
  }

  #renderPart(part: SettingsPart, {board}: BoardSettings): TemplateResult {
    const words = this.#words;
    const items = part.items(board);
    const open = this.#form.openKey.startsWith(`${part.name} `);
    return html`<section part="section" class="section" aria-labelledby=${part.name}>
      <h3 id=${part.name}>${words.any(`admin.${part.name}`)}</h3>
      ${part.name === 'clocks' ? html`<p class="hint">${words.t('admin.clocks-hint')}</p>` : nothing}
      ${this.#renderSaid(part.name)}
      ${open ? this.#form.render() : nothing}
      ${part.name === 'sites' ? this.#renderEmbeds() : nothing}
      ${items.length === 0 ? html`<p class="empty">${words.t('admin.empty')}</p>` : nothing}
      <ul part="list" class="records">${items.map((item, index) => this.#renderItem(part, items, index, item))}</ul>
      <p><button type="button" class="button secondary" @click=${({currentTarget}: Event) => this.#form.open(this.#itemTask(part, undefined), currentTarget)}>${words.any(`admin.new-${part.name}`)}</button></p>
    </section>`;
  }

  /** Who may show pieces of the board without being one of its sites. */
  #renderEmbeds(): TemplateResult {
    const words = this.#words;
    const {value} = this.#settings;
    if (!value || this.#form.openKey === EMBEDS) return html``;
    const name = words.t('admin.field-embeds');
    return html`<div part="record" class="record">
      <p>${name}: <strong>${words.t(`admin.embeds-${sitesOf(value.board).embeds}`)}</strong></p>
      <p class="buttons"><button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name})}
        @click=${({currentTarget}: Event) => this.#form.open(this.#embedsTask(value), currentTarget)}>${words.t('admin.change')}</button></p>
    </div>`;
  }

  #renderItem(part: SettingsPart, items: readonly Item[], index: number, item: Item): TemplateResult {
    const words = this.#words;
    const {board} = this.#settings.value ?? {};
    if (!board) return html``;
    const name = part.titleOf(item, board, words);
    const hasInner = items.some(({parent}) => parent !== undefined && parent === item.id);
    // A button at the end of its row does nothing, and stays: whoever moves an item to there keeps their place.
    const mover = (to: 'up' | 'down') => {
      const target = neighbourOf(items, index, to);
      return html`<button type="button" class="button secondary" data-move="${part.name}-${to}-${index}" aria-label=${words.any(`admin.${to}-named`, {name})}
        aria-disabled=${target === undefined || this.#saving.pending ? 'true' : nothing} @click=${() => void this.#move(part, items, index, to)}>${words.t(`admin.${to}`)}</button>`;
    };
    return html`<li part="record" class="record">
      <div><p class="name" dir="auto">${name}</p><p class="facts">${part.factsOf(item, board, words, (id) => this.#names.agency(id)).map((fact) => html`<span dir="auto">${fact}</span>`)}</p></div>
      <p class="buttons">
        ${part.ordered ? html`${mover('up')}${mover('down')}` : nothing}
        <button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name})}
          @click=${({currentTarget}: Event) => this.#form.open(this.#itemTask(part, index), currentTarget)}>${words.t('admin.change')}</button>
        <button type="button" class="button secondary" aria-label=${words.t('admin.remove-named', {name})} aria-disabled=${this.#saving.pending ? 'true' : nothing}
          @click=${({currentTarget}: Event) => this.#confirm.ask({
            key: keyOf(part, item), words: words.t(hasInner ? 'admin.remove-inner-ask' : 'admin.remove-ask', {name}), press: words.t('admin.remove-yes'),
            onYes: () => void this.#remove(part, item, name),
          }, currentTarget)}>${words.t('admin.remove')}</button>
      </p>
      ${this.#confirm.render(keyOf(part, item))}
    </li>`;
  }

  async #move(part: SettingsPart, items: readonly Item[], index: number, to: 'up' | 'down'): Promise<void> {
    const target = neighbourOf(items, index, to);
    if (target === undefined || this.#saving.pending || !(await this.#save(part.name, part.change(swapped(items, index, target))))) return;
    await this.updateComplete;
    const {value} = this.#settings;
    const place = value ? part.items(value.board).findIndex((item) => JSON.stringify(item) === JSON.stringify(items[index])) : -1;
    this.renderRoot.querySelector<HTMLElement>(`[data-move="${part.name}-${to}-${place}"]`)?.focus();
  }

  /** Takes the item out of the list as it is when somebody says yes: it may have grown since they were asked. */
  async #remove(part: SettingsPart, item: Item, name: string): Promise<void> {
    const {value} = this.#settings;
    const items = value ? part.items(value.board) : [];
    const index = placeOf(item, items);
    if (index < 0 || await this.#save(part.name, part.change(items.filter((_, place) => place !== index)))) this.done = {part: part.name, words: this.#words.t('admin.removed', {name})};
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#said-${part.name}`)?.focus();
  }

  #renderHolidays({board: {calendar}}: BoardSettings): TemplateResult {
    const words = this.#words;
    const {found} = this;
    const {error, pending} = this.#lookUp;
    const shown = found ?? calendar;
    return html`<section part="section" class="section" aria-labelledby="holidays">
      <h3 id="holidays">${words.t('admin.holidays')}</h3>
      ${this.#renderSaid('holidays')}
      <p>${words.t('admin.holidays-known', {holidays: calendar.holidays.length, workdays: calendar.workdays.length, years: listIn(words.language, (calendar.years ?? []).map(String)) || '–'})}</p>
      <form class="line" @submit=${this.#onLookUp}>
        <span class="field"><label for="country">${words.t('admin.country')}</label><input id="country" name="country" value="CN" maxlength="10" dir="ltr" autocomplete="off" /></span>
        <span class="field"><label for="years">${words.t('admin.years')}</label><input id="years" name="years" .defaultValue=${String(new Date().getFullYear())} dir="ltr" autocomplete="off" /></span>
        <button class="button secondary" aria-disabled=${pending ? 'true' : nothing}>${words.t('admin.look-up')}</button>
      </form>
      <div role="alert">${error ? html`<p class="notice failed">${error.code === 'invalid' ? words.t('admin.no-table') : errorText(words, error)}</p>` : nothing}</div>
      ${found ? html`<p>${words.t('admin.holidays-found', {holidays: found.holidays.length, workdays: found.workdays.length})}</p>` : nothing}
      <details ?open=${found !== undefined}><summary>${words.t('admin.days-off')}</summary>
        <ul class="facts">${shown.holidays.map((date) => html`<li>${words.date(`${date}T12:00:00Z`, 'UTC')}${this.#nameOfDay(shown, date)}</li>`)}</ul>
      </details>
      <details><summary>${words.t('admin.make-up-days')}</summary>
        <ul class="facts">${shown.workdays.map((date) => html`<li>${words.date(`${date}T12:00:00Z`, 'UTC')}${this.#nameOfDay(shown, date)}</li>`)}</ul>
      </details>
      ${found ? html`<p class="buttons">
        <button type="button" class="button" aria-disabled=${this.#saving.pending ? 'true' : nothing} @click=${() => void this.#saveHolidays(found)}>${words.t('admin.save-holidays')}</button>
        <button type="button" class="button secondary" @click=${() => { this.found = undefined; }}>${words.t('admin.cancel')}</button>
      </p>` : nothing}
    </section>`;
  }

  #nameOfDay({names = {}}: Calendar, date: string): string {
    const name = this.#words.text(names[date]);
    return name ? ` · ${name}` : '';
  }

  #numbersTask({board, revision: baseRevision}: BoardSettings): Task<BoardSettings> {
    const words = this.#words;
    return {
      key: 'numbers', heading: words.t('admin.numbers'),
      fields: NUMBERS.map((name) => ({name, control: 'number', required: true, hint: true})),
      values: Object.fromEntries(NUMBERS.map((name) => [name, String(board[name])])),
      press: words.t('admin.save'),
      send: async (administration, values) => await administration.saveSettings(Object.fromEntries(NUMBERS.map((name) => [name, numberIn(values, name)])), {baseRevision}),
    };
  }

  #embedsTask({board, revision: baseRevision}: BoardSettings): Task<BoardSettings> {
    const words = this.#words;
    return {
      key: EMBEDS, heading: words.t('admin.field-embeds'),
      fields: [{name: 'embeds', control: 'choice', required: true, hint: true, options: EMBED_RULES.map((rule) => ({value: rule, label: words.t(`admin.embeds-${rule}`)}))}],
      values: {embeds: sitesOf(board).embeds},
      press: words.t('admin.save'),
      send: async (administration, values) => await administration.saveSettings({embeds: textIn(values, 'embeds') as EmbedRule}, {baseRevision}),
    };
  }

  /** `index`: which item is changed; a new one without. Issues name the place in the list, which is that of the item's own fields here. */
  #itemTask(part: SettingsPart, index: number | undefined): Task<BoardSettings> {
    const words = this.#words;
    const {board, revision: baseRevision} = this.#settings.value ?? {};
    if (!board || baseRevision === undefined) throw new Error('settings are shown only once they are there');
    const items = part.items(board);
    const item = index === undefined ? undefined : items[index];
    this.#edited = item;
    return {
      key: `${part.name} ${index ?? 'new'}`,
      heading: item ? words.t('admin.change-named', {name: part.titleOf(item, board, words)}) : words.any(`admin.new-${part.name}`),
      fields: part.fields(item, board, words),
      values: part.valuesOf(item, board),
      press: words.t('admin.save'),
      send: async (administration, values) => {
        const typed = part.from(values, board);
        const after = item ? items.map((other) => (other === item ? typed : other)) : [...(part.name === 'clocks' ? [typed, ...items] : [...items, typed])];
        try {
          return await administration.saveSettings(part.change(after), {baseRevision});
        } catch (error) {
          throw withFieldPaths(error, part.name);
        }
      },
    };
  }

  #taskOf(key: string): Task<BoardSettings> | undefined {
    const {value} = this.#settings;
    if (!value) return undefined;
    if (key === EMBEDS) return this.#embedsTask(value);
    const part = SETTINGS_LISTS.find((candidate) => candidate.name === partOf(key));
    if (!part) return this.#numbersTask(value);
    // Whoever was faster may have put something before it, or taken it away: then it is something new.
    const index = this.#edited === undefined ? -1 : placeOf(this.#edited, part.items(value.board));
    return this.#itemTask(part, index < 0 ? undefined : index);
  }

  #onDone(settings: BoardSettings, part: string): void {
    this.done = {part, words: this.#words.t('admin.saved')};
    this.#settings.set(settings);
  }

  async #save(part: string, change: SettingsChange): Promise<boolean> {
    if (this.#saving.pending) return false;
    this.done = undefined;
    this.#saved = part;
    const saved = await this.#saving.run(change);
    if (saved) {
      this.#settings.set(saved);
      this.done = {part, words: this.#words.t('admin.saved')};
    } else this.#settings.refresh();
    return saved !== undefined;
  }

  readonly #onLookUp = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const years = (text('years').match(/\d{4}/g) ?? []).map(Number);
    this.found = await this.#lookUp.run({country: text('country').toUpperCase(), years});
  };

  /** The years of the table are as it has them; other years stay. */
  async #saveHolidays(found: Calendar): Promise<void> {
    const {calendar} = this.#settings.value?.board ?? {};
    if (!calendar) return;
    await this.#save('holidays', {calendar: withTable(calendar, {...found, years: found.years ?? []})});
    if (!this.#saving.error) this.found = undefined;
  }
}

/** The part of the settings that a form's key names. */
function partOf(key: string): string {
  return key.split(' ')[0] ?? '';
}

/** Where an item is in a list that may be another one by now; -1 where it is not. */
function placeOf(item: Item, items: readonly Item[]): number {
  const wanted = identityOf(item);
  return items.findIndex((other) => identityOf(other) === wanted);
}

/** Tells an item of any part from all others. */
function keyOf({name}: SettingsPart, item: Item): string {
  return `${name} ${identityOf(item)}`;
}

/** What an item is told by from others of its list, wherever it stands: its id where it has one, else all that it says. */
function identityOf(item: Item): string {
  return item.id ?? JSON.stringify(item);
}

/** The place of the item before or after one; an inner topic moves among those beside it, a topic of the first level past what is inside another. */
function neighbourOf(items: readonly Item[], index: number, to: 'up' | 'down'): number | undefined {
  const beside = items.flatMap(({parent}, place) => (parent === items[index]?.parent ? [place] : []));
  return beside[beside.indexOf(index) + (to === 'up' ? -1 : 1)];
}

function swapped(items: readonly Item[], one: number, other: number): readonly Item[] {
  const [a, b] = [items[one], items[other]];
  return items.flatMap((item, place) => (place === one ? b : place === other ? a : item) ?? []);
}

/** `clocks.0.days` → `days`, and `sites.0` → `origin`: in a form of one item, the place in the list says nothing. */
function withFieldPaths(error: unknown, part: string): unknown {
  if (!(error instanceof BoardError)) return error;
  const issues = error.issues.map((issue) => ({...issue, path: issue.path.replace(new RegExp(`^${part}\\.\\d+\\.(children\\.\\d+\\.)?`), '').replace(/^sites\.\d+$/, 'origin')}));
  return new BoardError(error.code, error.message, {issues, ...(error.refusal && {refusal: error.refusal})});
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-admin-settings': CivicAdminSettings;
  }
}
