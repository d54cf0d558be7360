import {html, type LitElement, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {BoardError} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {asBoardError} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import type {Message, PrivateReading} from '../../model/index.js';
import {agencyName, type Reading, timeOf} from '../civic-thread/reading.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import type {Words} from './words.js';

/**
 * The private part of a message, behind a press: it is asked for only then, because the board keeps each look for good. Forgotten when
 * another message or another person is there.
 */
export class PrivatePart implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  #id = '';
  #person: string | undefined;
  #reading: PrivateReading | undefined;
  #error: BoardError | undefined;
  #abort: AbortController | undefined;

  constructor(host: LitElement, connection: BoardConnection) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  hostUpdate(): void {
    const person = this.#connection.session?.personId;
    if (person !== this.#person) this.#forget();
    this.#person = person;
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** The button, and after a press what it shows. Nothing where there is no private part for this reader. */
  render(reading: Reading, words: Words): TemplateResult | typeof nothing {
    const {message} = reading;
    if (message.id !== this.#id) this.#forget(message.id);
    if (!message.hasPrivatePart || !this.#connection.adapter?.capabilities.desk) return nothing;
    const shown = this.#reading;
    const label = words.t(this.#abort ? 'common.loading' : shown ? 'reply.private-hide' : 'reply.private-show');
    return html`<section part="private" class="part private" aria-labelledby="private">
      <h3 id="private">${words.t('reply.private')}</h3>
      <p class="hint">${words.t('reply.private-hint')}</p>
      <button type="button" class="button secondary" aria-expanded=${shown ? 'true' : 'false'} aria-disabled=${String(!!this.#abort)} @click=${() => void this.#toggle(message)}>${label}</button>
      <div role="alert">${this.#error ? html`<p class="error">${words.t('reply.private-failed')} ${words.any(`errors.${this.#error.code}`)}</p>` : nothing}</div>
      ${shown ? renderShown(shown, reading, words) : nothing}
    </section>`;
  }

  async #toggle({id}: Message): Promise<void> {
    const {adapter} = this.#connection;
    if (this.#reading || !adapter || this.#abort) {
      if (this.#reading) this.#forget(id);
      return this.#host.requestUpdate();
    }
    const {signal} = (this.#abort = new AbortController());
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const reading = await (await deskOf(adapter)).readPrivatePart(id, {signal});
      if (!signal.aborted) this.#reading = reading;
    } catch (error) {
      if (!signal.aborted) this.#error = asBoardError(error);
    }
    if (signal.aborted) return;
    this.#abort = undefined;
    this.#host.requestUpdate();
  }

  #forget(id = ''): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#reading = undefined;
    this.#error = undefined;
    this.#id = id;
  }
}

function renderShown({privatePart, looks}: PrivateReading, reading: Reading, words: Words): TemplateResult {
  const {name, phone, remark} = privatePart;
  const rows: readonly [string, string][] = [[words.t('reply.name'), name], [words.t('reply.phone'), phone], [words.t('reply.remark'), remark]];
  return html`<dl>
      ${rows.map(([label, text]) => (text ? html`<div><dt>${label}</dt><dd class="text"><bdi>${text}</bdi></dd></div>` : nothing))}
    </dl>
    <h4>${words.t('reply.looks')}</h4>
    ${looks.length === 0 ? html`<p class="hint">${words.t('reply.no-looks')}</p>` : html`<ul class="looks">
      ${looks.map(({at, name: who, agencyId}) => html`<li class="muted">${phraseWith(words.any('reply.look'), {
        name: who, agency: agencyName(reading, agencyId) || (agencyId ? agencyId : words.t('common.board-staff')), date: timeOf(reading, at),
      })}</li>`)}
    </ul>`}`;
}
