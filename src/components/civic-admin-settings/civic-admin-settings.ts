import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {BoardError} from '../../adapter/index.js';
import {administrationOf} from '../../controllers/administration.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {type BoardSettings, type Calendar, type SettingsChange, withTable} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {AdminForm, type Task} from '../admin-parts/admin-form.js';
import {english} from '../admin-parts/words.js';
import {errorText} from '../error-text.js';
import {renderFailure} from '../failure.js';
import {type Item, numberIn, SETTINGS_LISTS, type SettingsPart} from './settings-parts.js';

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
 * @csspart failure - What went wrong.
 */
export class CivicAdminSettings extends LitElement {
  static override styles = [tokens, reset, controls, adminStyles];

  @state() private done = '';
  /** Holidays that were looked up and are not saved. */
  @state() private found: Calendar | undefined;

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #settings = new BoardQuery(this, this.#connection, async (adapter, options): Promise<BoardSettings> => (await administrationOf(adapter)).getSettings(options),
    () => (this.#connection.session ? [] as const : undefined));
  readonly #form: AdminForm<BoardSettings> = new AdminForm(this, this.#connection, this.#words, {
    languages: () => this.#settings.value?.board.languages ?? ['en'],
    onDone: () => this.#onDone(),
    onStale: () => this.#settings.refresh(),
    current: (key) => this.#taskOf(key),
  });
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
    const failed = this.#saving.error;
    return html`
      ${renderFailure(words, error, () => this.#settings.refresh())}
      <div role="status">${this.done ? html`<p class="notice done">${this.done}</p>` : nothing}</div>
      <div role="alert">${failed ? html`<p class="notice failed">${failed.issues[0] ? words.any(`errors.field-${failed.issues[0].code}`) : errorText(words, failed)}</p>` : nothing}</div>
      ${value ? html`
        ${this.#renderNumbers(value)}
        ${SETTINGS_LISTS.map((part) => this.#renderPart(part, value))}
        ${this.#renderHolidays(value)}` : nothing}`;
  }

  #renderNumbers(settings: BoardSettings): TemplateResult {
    const words = this.#words;
    return html`<section part="section" class="section" aria-labelledby="numbers">
      <h3 id="numbers">${words.t('admin.numbers')}</h3>
      ${this.#form.openKey === 'numbers' ? this.#form.render() : html`
        <ul part="list" class="records">${NUMBERS.map((name) => html`<li part="record" class="record"><p>${words.any(`admin.field-${name}`)}: <strong>${words.number(settings.board[name])}</strong></p></li>`)}</ul>
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
      ${open ? this.#form.render() : nothing}
      ${items.length === 0 ? html`<p class="empty">${words.t('admin.empty')}</p>` : nothing}
      <ul part="list" class="records">${items.map((item, index) => this.#renderItem(part, items, index, item))}</ul>
      <p><button type="button" class="button secondary" @click=${({currentTarget}: Event) => this.#form.open(this.#itemTask(part, undefined), currentTarget)}>${words.any(`admin.new-${part.name}`)}</button></p>
    </section>`;
  }

  #renderItem(part: SettingsPart, items: readonly Item[], index: number, item: Item): TemplateResult {
    const words = this.#words;
    const {board} = this.#settings.value ?? {};
    if (!board) return html``;
    const name = part.titleOf(item, board, words);
    const without = items.filter((_, place) => place !== index);
    const moved = (by: number) => [...without.slice(0, index + by), item, ...without.slice(index + by)];
    const press = (key: 'up-named' | 'down-named' | 'remove-named', label: string, to: readonly Item[]) => html`<button type="button" class="button secondary"
      aria-label=${words.any(`admin.${key}`, {name})} aria-disabled=${this.#saving.pending ? 'true' : nothing} @click=${() => void this.#save(part.change(to))}>${label}</button>`;
    return html`<li part="record" class="record">
      <div><p class="name" dir="auto">${name}</p><p class="facts">${part.factsOf(item, board, words).map((fact) => html`<span dir="auto">${fact}</span>`)}</p></div>
      <p class="buttons">
        <button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name})}
          @click=${({currentTarget}: Event) => this.#form.open(this.#itemTask(part, index), currentTarget)}>${words.t('admin.change')}</button>
        ${part.ordered && index > 0 ? press('up-named', words.t('admin.up'), moved(-1)) : nothing}
        ${part.ordered && index < items.length - 1 ? press('down-named', words.t('admin.down'), moved(1)) : nothing}
        ${press('remove-named', words.t('admin.remove'), without)}
      </p>
    </li>`;
  }

  #renderHolidays({board: {calendar}}: BoardSettings): TemplateResult {
    const words = this.#words;
    const {found} = this;
    const {error, pending} = this.#lookUp;
    const shown = found ?? calendar;
    return html`<section part="section" class="section" aria-labelledby="holidays">
      <h3 id="holidays">${words.t('admin.holidays')}</h3>
      <p>${words.t('admin.holidays-known', {holidays: calendar.holidays.length, workdays: calendar.workdays.length, years: words.list((calendar.years ?? []).map(String)) || '–'})}</p>
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

  /** `index`: which item is changed; a new one without. Issues name the place in the list, which is that of the item's own fields here. */
  #itemTask(part: SettingsPart, index: number | undefined): Task<BoardSettings> {
    const words = this.#words;
    const {board, revision: baseRevision} = this.#settings.value ?? {};
    if (!board || baseRevision === undefined) throw new Error('settings are shown only once they are there');
    const items = part.items(board);
    const item = index === undefined ? undefined : items[index];
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
    const [name, index] = key.split(' ');
    const part = SETTINGS_LISTS.find((candidate) => candidate.name === name);
    if (!value) return undefined;
    return part ? this.#itemTask(part, index === 'new' ? undefined : Number(index)) : this.#numbersTask(value);
  }

  #onDone(): void {
    this.done = this.#words.t('admin.saved');
    this.#settings.refresh();
  }

  async #save(change: SettingsChange): Promise<void> {
    this.done = '';
    if (await this.#saving.run(change)) this.#onDone();
    else this.#settings.refresh();
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
    await this.#save({calendar: withTable(calendar, {...found, years: found.years ?? []})});
    if (!this.#saving.error) this.found = undefined;
  }
}

/** `clocks.0.days` → `days`: in a form of one item, the place in the list says nothing. */
function withFieldPaths(error: unknown, part: string): unknown {
  if (!(error instanceof BoardError)) return error;
  const issues = error.issues.map((issue) => ({...issue, path: issue.path.replace(new RegExp(`^${part}\\.\\d+\\.(children\\.\\d+\\.)?`), '')}));
  return new BoardError(error.code, error.message, {issues, ...(error.refusal && {refusal: error.refusal})});
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-admin-settings': CivicAdminSettings;
  }
}
