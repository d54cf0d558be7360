import {html, nothing, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import {randomId} from '../../adapter/index.js';
import {administrationOf} from '../../controllers/administration.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {Localize} from '../../controllers/localize.js';
import {flattenTopics, type ReplyTemplate} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {textIn} from '../admin-parts/admin-field.js';
import {AdminForm, type Task} from '../admin-parts/admin-form.js';
import {Confirm} from '../admin-parts/confirm.js';
import {RecordList} from '../admin-parts/record-list.js';
import {TownNames} from '../admin-parts/town-names.js';
import {english} from '../admin-parts/words.js';
import {errorText} from '../error-text.js';

/**
 * The templates of answers, for administrators and, those of the own unit, for leads: for which kind and topic each is, and what it says, with
 * placeholders for what differs from message to message.
 *
 * @tag civic-admin-templates
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @csspart base - Everything.
 * @csspart form - The form for a template.
 * @csspart list - The list of templates.
 * @csspart record - A template in it.
 * @csspart question - Asks once more before a template is removed.
 * @csspart more - The button that loads more.
 * @csspart failure - What went wrong.
 */
export class CivicAdminTemplates extends BoardElement {
  static override styles = [tokens, reset, controls, adminStyles];

  @state() private done = '';

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #list: RecordList<ReplyTemplate> = new RecordList(this, this.#connection, this.#words, {
    fetch: (administration, query, options) => administration.listTemplateRecords(query, options),
    keyOf: ({id}) => id,
    row: (template) => this.#renderTemplate(template),
    searchLabel: () => this.#words.t('admin.search-templates'),
  });
  readonly #form: AdminForm<ReplyTemplate> = new AdminForm(this, this.#connection, this.#words, {
    languages: () => [],
    onDone: () => this.#onDone(),
    onStale: () => this.#list.refresh(),
    current: (key) => {
      const template = this.#list.items.find(({id}) => id === key);
      return template && this.#task(template);
    },
  });
  readonly #names = new TownNames(this, this.#connection, this.#words, () => ({agencies: this.#list.items.map(({agencyId}) => agencyId)}));
  readonly #confirm = new Confirm(this, this.#words);
  readonly #removal = new BoardMutation<boolean, ReplyTemplate>(this, this.#connection, async (adapter, {id, revision}) => {
    await (await administrationOf(adapter)).removeTemplate(id, {baseRevision: revision});
    return true;
  });

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${words.t('admin.templates')}</h2></slot>
      ${this.#list.obstacle() ?? html`
        <div id="said" role="status" tabindex="-1">${this.done ? html`<p class="notice done">${this.done}</p>` : nothing}</div>
        <div role="alert">${this.#removal.error ? html`<p class="notice failed">${errorText(words, this.#removal.error)}</p>` : nothing}</div>
        ${this.#form.render()}
        ${this.#form.openKey.startsWith('new') ? nothing
          : html`<p><button type="button" class="button" @click=${({currentTarget}: Event) => this.#form.open(this.#task(undefined), currentTarget)}>${words.t('admin.new-template')}</button></p>`}
        ${this.#list.render()}`}
    </section>`;
  }

  #renderTemplate(template: ReplyTemplate): TemplateResult {
    const words = this.#words;
    const {name, body, kind, topic, agencyId} = template;
    const {board} = this.#connection;
    const kindName = words.text(board?.kinds.find(({id}) => id === kind)?.name);
    const topicName = words.text(flattenTopics(board?.topics ?? []).find(({id}) => id === topic)?.name);
    return html`<div>
        <p class="name" dir="auto">${name}</p>
        <p class="facts">
          <span>${kindName || words.t('admin.every-kind')}</span><span>${topicName || words.t('admin.every-topic')}</span>
          <span dir="auto">${agencyId ? this.#names.agency(agencyId) : words.t('admin.every-agency')}</span>
        </p>
        <p class="text excerpt" dir="auto">${body}</p>
      </div>
      <p class="buttons">
        <button type="button" class="button secondary" aria-label=${words.t('admin.change-named', {name})} @click=${({currentTarget}: Event) => this.#form.open(this.#task(template), currentTarget)}>${words.t('admin.change')}</button>
        <button type="button" class="button secondary" aria-label=${words.t('admin.remove-named', {name})} aria-disabled=${this.#removal.pending ? 'true' : nothing}
          @click=${({currentTarget}: Event) => this.#askToRemove(template, currentTarget)}>${words.t('admin.remove')}</button>
      </p>
      ${this.#confirm.render(template.id)}`;
  }

  #task(template: ReplyTemplate | undefined): Task<ReplyTemplate> {
    const words = this.#words;
    const {board, session} = this.#connection;
    const own = session?.role === 'lead' ? session.agencyId ?? '' : '';
    const {id = randomId(), name = '', body = '', kind = '', topic = '', agencyId = own, revision: baseRevision = 0} = template ?? {};
    const any = (label: string) => ({value: '', label});
    return {
      key: template ? id : `new ${id}`,
      heading: template ? words.t('admin.change-named', {name}) : words.t('admin.new-template'),
      fields: [
        {name: 'name', control: 'line', required: true},
        {name: 'body', control: 'text', required: true, hint: true},
        {name: 'kind', control: 'choice', options: [any(words.t('admin.every-kind')), ...(board?.kinds ?? []).map(({id: value, name: label}) => ({value, label: words.text(label)}))]},
        {name: 'topic', control: 'choice', options: [any(words.t('admin.every-topic')), ...flattenTopics(board?.topics ?? []).map(({id: value, name: label}) => ({value, label: words.text(label)}))]},
        ...(own ? [] : [{name: 'agencyId', control: 'agency', hint: true} as const]),
      ],
      values: {name, body, kind, topic, agencyId},
      press: words.t('admin.save'),
      send: async (administration, values) => await administration.saveTemplate(id, {
        name: textIn(values, 'name'), body: textIn(values, 'body'), kind: textIn(values, 'kind'), topic: textIn(values, 'topic'), agencyId: textIn(values, 'agencyId'),
      }, {baseRevision}),
    };
  }

  #onDone(): void {
    this.done = this.#words.t('admin.saved');
    this.#list.refresh();
  }

  #askToRemove(template: ReplyTemplate, opener: EventTarget | null): void {
    const words = this.#words;
    if (this.#removal.pending) return;
    const {id: key, name} = template;
    this.#confirm.ask({key, words: words.t('admin.remove-ask', {name}), press: words.t('admin.remove-yes'), onYes: () => void this.#remove(template)}, opener);
  }

  async #remove(template: ReplyTemplate): Promise<void> {
    if (await this.#removal.run(template)) this.done = this.#words.t('admin.removed', {name: template.name});
    this.#list.refresh();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#said')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-admin-templates': CivicAdminTemplates;
  }
}
