import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {Localize} from '../../controllers/localize.js';
import type {AuditEntry} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {adminStyles} from '../admin-parts/admin.styles.js';
import {RecordList} from '../admin-parts/record-list.js';
import {TownNames} from '../admin-parts/town-names.js';
import {english} from '../admin-parts/words.js';

/**
 * The audit log, newest first, for administrators: who did what, when. It holds no private text; that nobody changed it is proved at the server's
 * command line (`civic-board audit verify`).
 *
 * @tag civic-admin-log
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of second level; without it there is one in words of the language.
 * @csspart base - Everything.
 * @csspart list - The entries.
 * @csspart record - One of them.
 * @csspart more - The button that loads more.
 * @csspart failure - What went wrong.
 */
export class CivicAdminLog extends BoardElement {
  static override styles = [tokens, reset, controls, adminStyles];

  /** Only what was done to this message, by its id. */
  @property({attribute: 'message-id'}) messageId = '';

  readonly #words = new Localize(this, english);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #list: RecordList<AuditEntry> = new RecordList(this, this.#connection, this.#words, {
    fetch: (administration, {cursor, limit}, options) => administration.listAudit({
      ...(limit && {limit}), ...(cursor && {cursor}), ...(this.messageId && {messageId: this.messageId}),
    }, options),
    keyOf: ({seq}) => String(seq),
    row: (entry) => this.#renderEntry(entry),
    filter: () => this.messageId,
  });

  readonly #names = new TownNames(this, this.#connection, this.#words, () => ({agencies: this.#list.items.map(({actor}) => actor.agencyId)}));

  /** Fetches the log anew. */
  refresh(): void {
    this.#list.refresh();
  }

  protected override render(): TemplateResult {
    return html`<section part="base" class="base">
      <slot name="heading"><h2>${this.#words.t('admin.log')}</h2></slot>
      ${this.#list.obstacle() ?? this.#list.render()}
    </section>`;
  }

  #renderEntry({seq, at, kind, actor, subject, detail}: AuditEntry): TemplateResult {
    const words = this.#words;
    const who = [actor.name || words.any(`admin.role-${actor.role}`), actor.agencyId ? this.#names.agency(actor.agencyId) : ''];
    const what = [subject, ...inWords(detail)].filter((part) => part !== '');
    return html`<div>
      <p class="name">${words.any(`admin.kind-${kind}`)}</p>
      <p class="facts">
        <time datetime=${at}>${words.dateTime(at)}</time>${who.map((part) => (part ? html`<span dir="auto">${part}</span>` : nothing))}<span>${words.t('admin.entry', {number: seq})}</span>
      </p>
      ${what.length > 0 ? html`<p class="facts code" dir="ltr">${what.map((part) => html`<span>${part}</span>`)}</p>` : nothing}
    </div>`;
  }
}

/** What an entry says beside what happened: an action, or fields of an object, each with its name as the log has it. Text that was cut off stays as it is. */
function inWords(detail: string): readonly string[] {
  try {
    const fields: unknown = JSON.parse(detail);
    if (typeof fields !== 'object' || fields === null) return [detail];
    return Object.entries(fields).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  } catch {
    return [detail];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-admin-log': CivicAdminLog;
  }
}
