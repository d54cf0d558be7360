import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {Localize} from '../../controllers/localize.js';
import type {AgencyRecord, JoinRequestRecord} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {type AdminField, isTicked, localizedIn, textIn} from '../admin-parts/admin-field.js';
import {AdminForm, type Task} from '../admin-parts/admin-form.js';
import {RecordList} from '../admin-parts/record-list.js';
import {TownNames} from '../admin-parts/town-names.js';
import {english} from '../admin-parts/words.js';

type Result = AgencyRecord | JoinRequestRecord;

/**
 * The agencies of the board and those that ask to join, for administrators: their names, where they stand in the tree, who is reminded, whose lead
 * reads answers first, and which take no messages any more.
 *
 * @tag civic-admin-agencies
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @csspart base - Everything.
 * @csspart form - The form for an agency, or for what becomes of a request.
 * @csspart list - The list of agencies, and that of requests.
 * @csspart record - One of them.
 * @csspart more - The button that loads more.
 * @csspart failure - What went wrong.
 */
export class CivicAdminAgencies extends BoardElement {
  static override styles = [tokens, reset, controls, adminStyles];

  @state() private done = '';

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #list: RecordList<AgencyRecord> = new RecordList(this, this.#connection, this.#words, {
    fetch: (administration, query, options) => administration.listAgencyRecords(query, options),
    keyOf: ({id}) => id,
    row: (agency) => this.#renderAgency(agency),
    searchLabel: () => this.#words.t('admin.search-agencies'),
  });
  readonly #requests: RecordList<JoinRequestRecord> = new RecordList(this, this.#connection, this.#words, {
    fetch: (administration, query, options) => administration.listJoinRequests(query, options),
    keyOf: ({id}) => id,
    row: (request) => this.#renderRequest(request),
  });
  readonly #names = new TownNames(this, this.#connection, this.#words, () => ({
    agencies: this.#list.items.map(({parentId}) => parentId),
    places: [...this.#list.items, ...this.#requests.items].map(({placeId}) => placeId),
  }));
  readonly #form: AdminForm<Result> = new AdminForm(this, this.#connection, this.#words, {
    languages: () => this.#connection.board?.languages ?? ['en'],
    onDone: () => this.#onDone(),
    onStale: () => this.#refresh(),
    current: (key) => {
      const agency = this.#list.items.find(({id}) => id === key);
      return agency && this.#agencyTask(agency);
    },
  });

  protected override render(): TemplateResult {
    const words = this.#words;
    // Who waits for a decision comes before what is only looked up.
    const isWaiting = this.#requests.items.some(({state: standing}) => standing === 'waiting');
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('admin.agencies')}</h2></slot>
      ${this.#list.obstacle() ?? html`
        <div id="said" role="status" tabindex="-1">${this.done ? html`<p class="notice done">${this.done}</p>` : nothing}</div>
        ${this.#form.render()}
        ${isWaiting ? this.#renderRequests() : nothing}
        ${this.#form.openKey === 'new' ? nothing
          : html`<p><button type="button" class="button" @click=${({currentTarget}: Event) => this.#form.open(this.#agencyTask(undefined), currentTarget)}>${words.t('admin.new-agency')}</button></p>`}
        ${this.#list.render()}
        ${isWaiting ? nothing : this.#renderRequests()}`}
    </section>`;
  }

  #renderRequests(): TemplateResult {
    return html`<section class="part" aria-labelledby="requests">
      <h3 id="requests">${this.#words.t('admin.join-requests')}</h3>
      ${this.#requests.render()}
    </section>`;
  }

  #renderAgency(agency: AgencyRecord): TemplateResult {
    const words = this.#words;
    const {id, name, parentId, placeId, deskEmail, leadEndorses, closed} = agency;
    const marks = [closed && words.t('admin.is-closed'), leadEndorses && words.t('admin.lead-endorses')].filter((mark) => !!mark);
    return html`<div>
        <p class="name" dir="auto">${words.text(name)}</p>
        <p class="facts">
          <span dir="ltr">${id}</span><span dir="auto">${this.#names.place(placeId)}</span>${parentId ? html`<span dir="auto">${words.t('admin.below', {agency: this.#names.agency(parentId)})}</span>` : nothing}
          ${deskEmail ? html`<span dir="ltr">${deskEmail}</span>` : nothing}${marks.map((mark) => html`<span class="mark">${mark}</span>`)}
        </p>
      </div>
      <p class="buttons"><button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name: words.text(name)})}
        @click=${({currentTarget}: Event) => this.#form.open(this.#agencyTask(agency), currentTarget)}>${words.t('admin.change')}</button></p>`;
  }

  #renderRequest(request: JoinRequestRecord): TemplateResult {
    const words = this.#words;
    const {organisation, placeId, person, phone, email, words: said, state: standing, createdAt, note} = request;
    return html`<div>
        <p class="name" dir="auto">${organisation}</p>
        <p class="facts">
          <span class="mark">${words.any(`admin.join-${standing}`)}</span><time datetime=${createdAt}>${words.dateTime(createdAt)}</time>
          <span dir="auto">${this.#names.place(placeId)}</span><span dir="auto">${person}</span>${phone ? html`<span dir="ltr">${phone}</span>` : nothing}<span dir="ltr">${email}</span>
        </p>
        ${said ? html`<p class="text" dir="auto">${said}</p>` : nothing}
        ${note ? html`<p class="text" dir="auto">${words.t('admin.decided', {note})}</p>` : nothing}
      </div>
      ${standing === 'waiting'
        ? html`<p class="buttons">
            <button type="button" class="button secondary" aria-label=${words.t('admin.approve-named', {name: organisation})}
              @click=${({currentTarget}: Event) => this.#form.open(this.#approval(request), currentTarget)}>${words.t('admin.approve')}</button>
            <button type="button" class="button secondary" aria-label=${words.t('admin.decline-named', {name: organisation})}
              @click=${({currentTarget}: Event) => this.#form.open(this.#refusal(request), currentTarget)}>${words.t('admin.decline')}</button>
          </p>`
        : nothing}`;
  }

  #agencyTask(agency: AgencyRecord | undefined): Task<Result> {
    const words = this.#words;
    const {id = '', name = {}, placeId = '', parentId = null, leader = {}, deskEmail = '', leadEndorses = false, closed = false, revision: baseRevision = 0} = agency ?? {};
    return {
      key: agency ? id : 'new',
      heading: agency ? words.t('admin.change-named', {name: words.text(name)}) : words.t('admin.new-agency'),
      fields: [
        ...(agency ? [] : [{name: 'id', control: 'line', required: true, hint: true} as const]),
        {name: 'name', control: 'localized', required: true}, {name: 'leader', control: 'localized', hint: true},
        {name: 'placeId', control: 'place', required: true}, {name: 'parentId', control: 'agency', hint: true}, {name: 'deskEmail', control: 'email', hint: true},
        {name: 'leadEndorses', control: 'tick', hint: true}, {name: 'closed', control: 'tick', hint: true},
      ],
      values: {id, name, leader, placeId, parentId: parentId ?? '', deskEmail, leadEndorses, closed},
      press: words.t('admin.save'),
      send: async (administration, values) => {
        const head = localizedIn(values, 'leader');
        return await administration.saveAgency(agency ? id : textIn(values, 'id').trim(), {
          name: localizedIn(values, 'name'), placeId: textIn(values, 'placeId'), parentId: textIn(values, 'parentId') || null, deskEmail: textIn(values, 'deskEmail'),
          leadEndorses: isTicked(values, 'leadEndorses'), closed: isTicked(values, 'closed'), ...(Object.keys(head).length > 0 && {leader: head}),
        }, {baseRevision});
      },
    };
  }

  #approval({id, organisation}: JoinRequestRecord): Task<Result> {
    const words = this.#words;
    const [language = 'en'] = this.#connection.board?.languages ?? [];
    return {
      key: id,
      heading: words.t('admin.approve-named', {name: organisation}),
      fields: [
        {name: 'agencyId', control: 'line', required: true, hint: true, says: 'id'}, {name: 'name', control: 'localized', required: true},
        {name: 'parentId', control: 'agency', hint: true}, this.#note,
      ],
      values: {agencyId: '', name: {[language]: organisation}, parentId: '', note: ''},
      press: words.t('admin.approve'),
      once: true,
      send: async (administration, values) => await administration.decideJoinRequest(id, {
        state: 'approved', agencyId: textIn(values, 'agencyId').trim(), name: localizedIn(values, 'name'), parentId: textIn(values, 'parentId') || null, note: textIn(values, 'note'),
      }),
    };
  }

  /** Goes to the agency by e-mail, where the board sends any. */
  get #note(): AdminField {
    return {name: 'note', control: 'text', hint: this.#connection.board?.services.email ? true : 'note-untold'};
  }

  #refusal({id, organisation}: JoinRequestRecord): Task<Result> {
    const words = this.#words;
    return {
      key: id,
      heading: words.t('admin.decline-named', {name: organisation}),
      fields: [{...this.#note, required: true}],
      values: {note: ''},
      press: words.t('admin.decline'),
      once: true,
      send: async (administration, values) => await administration.decideJoinRequest(id, {state: 'declined', note: textIn(values, 'note')}),
    };
  }

  #onDone(): void {
    this.done = this.#words.t('admin.saved');
    this.#refresh();
  }

  #refresh(): void {
    this.#list.refresh();
    this.#requests.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-admin-agencies': CivicAdminAgencies;
  }
}
