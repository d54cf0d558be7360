import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import type {NewCredentials} from '../../adapter/index.js';
import {administrationOf} from '../../controllers/administration.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {Localize} from '../../controllers/localize.js';
import {type NewPerson, type PersonChange, type PersonRecord, ROLES} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {type AdminField, isTicked, textIn, type Values} from '../admin-parts/admin-field.js';
import {AdminForm, type Task} from '../admin-parts/admin-form.js';
import {Confirm} from '../admin-parts/confirm.js';
import {RecordList} from '../admin-parts/record-list.js';
import {TownNames} from '../admin-parts/town-names.js';
import {english} from '../admin-parts/words.js';
import {errorText} from '../error-text.js';

type Result = PersonRecord | NewCredentials;

/**
 * The people with accounts, for administrators: who they are, what they may do, and whether they can come in. Makes accounts with a password for
 * the first sign-in, which is shown once.
 *
 * @tag civic-admin-people
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @csspart base - Everything.
 * @csspart form - The form for an account.
 * @csspart list - The list of people.
 * @csspart record - A person in it.
 * @csspart question - Asks once more before a password stops working.
 * @csspart more - The button that loads more.
 * @csspart failure - What went wrong.
 */
export class CivicAdminPeople extends BoardElement {
  static override styles = [tokens, reset, controls, adminStyles];

  /** A password that was just made, and for whom. */
  @state() private made: NewCredentials | undefined;
  @state() private done = '';

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #list: RecordList<PersonRecord> = new RecordList(this, this.#connection, this.#words, {
    fetch: (administration, query, options) => administration.listPeople(query, options),
    keyOf: ({id}) => id,
    row: (person) => this.#renderPerson(person),
    searchLabel: () => this.#words.t('admin.search-people'),
  });
  readonly #form: AdminForm<Result> = new AdminForm(this, this.#connection, this.#words, {
    languages: () => [],
    onDone: (result) => this.#onDone(result),
    onStale: () => this.#list.refresh(),
    current: (key) => {
      const person = this.#list.items.find(({id}) => id === key);
      return person && this.#task(person);
    },
  });
  readonly #names = new TownNames(this, this.#connection, this.#words, () => ({agencies: this.#list.items.map(({agencyId}) => agencyId)}));
  readonly #confirm = new Confirm(this, this.#words);
  readonly #renewal = new BoardMutation<NewCredentials, string>(this, this.#connection, async (adapter, id) => await (await administrationOf(adapter)).renewCredentials(id));

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('admin.people')}</h2></slot>
      ${this.#list.obstacle() ?? html`
        <div id="said" role="status" tabindex="-1">${this.#renderDone()}</div>
        <div role="alert">${this.#renewal.error ? html`<p class="notice failed">${errorText(words, this.#renewal.error)}</p>` : nothing}</div>
        ${this.#form.render()}
        ${this.#form.openKey === 'new' ? nothing
          : html`<p><button type="button" class="button" @click=${({currentTarget}: Event) => this.#form.open(this.#task(undefined), currentTarget)}>${words.t('admin.new-person')}</button></p>`}
        ${this.#list.render()}`}
    </section>`;
  }

  #renderDone(): TemplateResult | typeof nothing {
    const words = this.#words;
    if (!this.made) return this.done ? html`<p class="notice done">${this.done}</p>` : nothing;
    const {person, oneTimePassword} = this.made;
    return html`<div class="notice done" id="made" tabindex="-1">
      <p>${words.t('admin.password-made', {name: person.name})}</p>
      <p><span class="secret" dir="ltr">${oneTimePassword}</span></p>
      <button type="button" class="button secondary" @click=${() => { this.made = undefined; }}>${words.t('admin.password-noted')}</button>
    </div>`;
  }

  #renderPerson(person: PersonRecord): TemplateResult {
    const words = this.#words;
    const {id, name, username, role, agencyId, disabled, secondFactor, lockedUntil, lastSignInAt} = person;
    const marks = [disabled && words.t('admin.is-disabled'), lockedUntil && words.t('admin.is-locked'), secondFactor && words.t('admin.has-second-factor')].filter((mark) => !!mark);
    return html`<div>
        <p class="name" dir="auto">${name}</p>
        <p class="facts">
          <span dir="ltr">${username}</span><span>${words.any(`admin.role-${role}`)}</span>${agencyId ? html`<span dir="auto">${this.#names.agency(agencyId)}</span>` : nothing}
          <span>${lastSignInAt ? words.t('admin.last-here', {date: words.dateTime(lastSignInAt)}) : words.t('admin.never-here')}</span>
          ${marks.map((mark) => html`<span class="mark">${mark}</span>`)}
        </p>
      </div>
      <p class="buttons">
        <button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name})} @click=${({currentTarget}: Event) => this.#form.open(this.#task(person), currentTarget)}>${words.t('admin.change')}</button>
        <button type="button" class="button secondary" aria-label=${words.t('admin.new-password-named', {name})} aria-disabled=${this.#renewal.pending ? 'true' : nothing}
          @click=${({currentTarget}: Event) => this.#askToRenew(person, currentTarget)}>${words.t('admin.new-password')}</button>
      </p>
      ${this.#confirm.render(id)}`;
  }

  #task(person: PersonRecord | undefined): Task<Result> {
    const words = this.#words;
    const fields: readonly AdminField[] = [
      ...(person ? [] : [{name: 'username', control: 'line', required: true, hint: true} as const]),
      {name: 'name', control: 'line', required: true, says: 'person-name'},
      {name: 'email', control: 'email'},
      {name: 'role', control: 'choice', required: true, hint: true, options: ROLES.filter((role) => role !== 'visitor').map((value) => ({value, label: words.any(`admin.role-${value}`)}))},
      {name: 'agencyId', control: 'agency', hint: true},
      ...(person ? [{name: 'disabled', control: 'tick', hint: true} as const] : []),
    ];
    const {name = '', email = '', role = 'staff', agencyId = '', disabled = false, revision: baseRevision = 0, oidcSubject = ''} = person ?? {};
    return {
      key: person?.id ?? 'new',
      heading: person ? words.t('admin.change-named', {name}) : words.t('admin.new-person'),
      fields,
      values: {username: '', name, email, role, agencyId, disabled},
      press: words.t('admin.save'),
      send: async (administration, values) => {
        const change = personFrom(values, oidcSubject);
        return person
          ? await administration.savePerson(person.id, {...change, disabled: isTicked(values, 'disabled')}, {baseRevision})
          : await administration.createPerson({...change, username: textIn(values, 'username')});
      },
    };
  }

  #onDone(result: Result): void {
    this.made = 'oneTimePassword' in result ? result : undefined;
    this.done = this.#words.t('admin.saved');
    this.#list.refresh();
    if (this.made) void this.#focusMade();
  }

  #askToRenew({id, name}: PersonRecord, opener: EventTarget | null): void {
    const words = this.#words;
    if (this.#renewal.pending) return;
    this.#confirm.ask({key: id, words: words.t('admin.new-password-ask', {name}), press: words.t('admin.new-password-yes'), onYes: () => void this.#renew(id)}, opener);
  }

  async #renew(id: string): Promise<void> {
    const made = await this.#renewal.run(id);
    if (made) this.#onDone(made);
  }

  async #focusMade(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#made')?.focus();
  }
}

/** Only staff and leads work for an agency: one that was chosen before the role was is let go. */
function personFrom(values: Values, oidcSubject: string): Omit<NewPerson & PersonChange, 'username' | 'disabled'> {
  const role = textIn(values, 'role') as NewPerson['role'];
  const agencyId = role === 'staff' || role === 'lead' ? textIn(values, 'agencyId') : '';
  return {name: textIn(values, 'name'), email: textIn(values, 'email'), role, oidcSubject, ...(agencyId && {agencyId})};
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-admin-people': CivicAdminPeople;
  }
}
