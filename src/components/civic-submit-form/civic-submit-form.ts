import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {BoardAdapter} from '../../adapter/adapter.js';
import {randomId} from '../../adapter/random-id.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {keepFor} from '../../controllers/kept-here.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {Localize} from '../../controllers/localize.js';
import {NearView} from '../../controllers/near-view.js';
import {formAddress, takeNote} from '../../controllers/take-note.js';
import type {BoardInfo} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import type {CivicAgencyPicked} from '../civic-agency-picker/civic-agency-picker.events.js';
import {failedPart} from '../failed-part.js';
import {renderFailure} from '../failure.js';
import {addresseeField} from './addressee-field.js';
import {agreement} from './agreement.js';
import {attachmentsField} from './attachments-field.js';
import {skeleton} from './skeleton.js';
import {challengeSlot} from './challenge.js';
import {styles} from './civic-submit-form.styles.js';
import {FIRST_ENGLISH} from './first-words.js';
import {type FormView, kindField, matterFields, privateFields, visibilityField} from './form-fields.js';
import {type ControlName, FormValues, isControlName} from './form-values.js';
import {type FieldName, keptOf, type Values} from './values.js';
import type {Words} from './words.js';

/**
 * The form with which a citizen writes to an agency or leader, and then the receipt with number and query code.
 *
 * It asks for what the board says, checks with the rules that the server uses too, and keeps everything that was typed on the device until
 * the board has it: it is back after a reload, and goes out by itself when there was no connection. The receipt stays on the device until its
 * author removes it; the query code is shown, and handed to the page in an event, and never part of an address.
 *
 * @tag civic-submit-form
 * @status experimental
 * @since 0.1.0
 * @slot heading - A heading of the page's own instead of "Write to an agency".
 * @slot challenge - A site's own proof that a person writes, instead of what the board does by itself; its answer goes into `proof`.
 * @event {CivicMessageSubmit} civic-message-submit - Somebody sends a message that passed validation; cancellable.
 * @event {CivicMessageSubmitted} civic-message-submitted - The board has taken the message.
 * @event {CivicSimilarFollow} civic-similar-follow - Somebody wants to follow an earlier message instead; cancellable.
 * @event {CivicSimilarFollowed} civic-similar-followed - Somebody follows an earlier message.
 * @csspart form - The form.
 * @csspart summary - The summary of errors.
 * @csspart guard-summary - What stands before a message that names private things is sent.
 * @csspart similar - Earlier messages about the same matter.
 * @csspart submit - The button that sends.
 * @csspart draft - The line that says that a draft was brought back, or cleared.
 * @csspart kept - What stands in place of the form while the message waits to be sent.
 * @csspart receipt - What stands in place of the form once the message is sent.
 * @cssproperty [--civic-submit-form-width=42rem] - Widest that the form gets.
 */
export class CivicSubmitForm extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

  /** Brings the field for attachments. Set by whoever registers the element. */
  static loadAttachments: () => Promise<unknown> = () => Promise.resolve(true);

  /** Brings the picker of agencies. Set by whoever registers the element. */
  static loadPicker: () => Promise<unknown> = () => Promise.resolve(true);

  /** The agency that messages of this form are for, by its id. Without it, or when there is none with it, writers choose. */
  @property({attribute: 'agency-id'}) agencyId = '';

  /** The kind that is chosen at first, by its id. */
  @property() kind = '';

  /** The topic that is chosen at first, by its id. */
  @property() topic = '';

  /** The place that the choice of agencies begins with, by its id. */
  @property({attribute: 'place-id'}) placeId = '';

  /** Where a sent message can be followed, with `{id}` or `{number}` in it: `/message.html?id={id}`. Without it the receipt has no link. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  /** The answer of a site's own challenge in the slot `challenge`; the board's server must know how to check it. */
  @property({attribute: false}) proof = '';

  /** URL template of map tiles, with `{z}`, `{x}` and `{y}` in it. Without it there is no map; an address in words always works. */
  @property({attribute: 'map-tiles'}) mapTiles = '';

  /** Whom the map is from, as its source wants it said. */
  @property({attribute: 'map-attribution'}) mapAttribution = '';

  /** Where the map begins: degrees of latitude and longitude, `30.27,120.15`. */
  @property({attribute: 'map-center'}) mapCenter = '';

  /** How near the map begins, as tiles count it: 0 is the whole earth. */
  @property({attribute: 'map-zoom', type: Number}) mapZoom = 15;

  /** Send was pressed before all of the form was there. */
  @state() private waiting = false;

  readonly #words: Words = new Localize(this, FIRST_ENGLISH, async () => (await import('./form-work.js')).ENGLISH);
  readonly #connection = new BoardConnection(this);
  readonly #addressee = new BoardQuery(
    this,
    this.#connection,
    (adapter, options, [id]: readonly [string]) => adapter.listAgencies({ids: [id]}, options),
    () => (this.agencyId ? ([this.agencyId] as const) : undefined),
    {reset: true},
  );
  readonly #values = new FormValues(this);
  readonly #work = new LazyPart(this, async () => {
    const {ENGLISH, FormWork} = await import('./form-work.js');
    this.#words.learn(ENGLISH);
    return new FormWork(this, {
      words: this.#words,
      connection: this.#connection,
      values: this.#values,
      agencyId: () => this.#agencyId,
      picker: this.#picker,
      threadUrl: () => this.threadUrl,
      map: () => ({tiles: this.mapTiles, attribution: this.mapAttribution, center: this.mapCenter, zoom: this.mapZoom}),
      proof: () => this.proof,
      usedLast: this.#usedLast,
    });
  });
  readonly #attachments = new LazyPart(this, () => CivicSubmitForm.loadAttachments());
  readonly #picker = new LazyPart(this, () => CivicSubmitForm.loadPicker());
  readonly #near = new NearView(this);
  #usedLast: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onPageHide);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onPageHide);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whoever types and leaves at once is to find it again.
    void keepFor(this.#connection);
    if (changed.has('kind') && this.kind) this.#values.preset({kind: this.kind});
    if (changed.has('topic') && this.topic) this.#values.preset({topic: this.topic});
    const [only, another] = this.#connection.board?.kinds ?? [];
    if (only && !another && this.#values.values.kind !== only.id) this.#values.preset({kind: only.id});
    // Beside the board's data, for it has data of its own to fetch.
    if (this.#isWanted && this.#connection.adapter && !this.#isFixed && !this.#picker.failed) void this.#picker.load();
  }

  protected override updated(): void {
    this.#work.part?.updated();
    // What the fields can do without follows them.
    if (!this.#isWanted || !this.renderRoot.querySelector('form')) return;
    if (!this.#work.failed) void this.#work.load();
    if (!this.#attachments.failed && this.renderRoot.querySelector('civic-attachments')) void this.#attachments.load();
  }

  protected override render(): TemplateResult {
    const {adapter, board, boardError} = this.#connection;
    if (!adapter) return html`<p class="notice">${this.#words.t('errors.no-board')}</p>`;
    if (!adapter.capabilities.submit) return html`<p class="notice">${this.#words.t('form.not-offered')}</p>`;
    if (!board) return html`${renderFailure(this.#words, boardError, () => this.#connection.retryBoard())}${boardError ? nothing : skeleton(this.#words)}`;
    return html`${this.#work.part?.instead(board) ?? this.#renderForm(adapter, board)}
      <p role="status" class="visually-hidden">${this.waiting ? this.#words.t('form.sending') : this.#work.part?.status()}</p>`;
  }

  #renderForm(adapter: BoardAdapter, board: BoardInfo) {
    const words = this.#words;
    const work = this.#work.part;
    const {values} = this.#values;
    const errorAt = (field: FieldName) => work?.errorAt(field);
    const view: FormView = {
      words, adapter, board, values, errorAt, change: this.#onChange, beneath: (name) => work?.beneath(name) ?? nothing, beneathText: work?.beneathText() ?? nothing,
    };
    return html`<slot name="heading"><h2>${words.t('form.label')}</h2></slot>
      <form
        part="form"
        novalidate
        aria-label=${words.t('form.label')}
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
        @change=${this.#onLeave}
        @focusout=${this.#onLeave}
      >
        ${work?.top(board)} ${kindField(view)}
        ${addresseeField(words, {
          agencyId: this.agencyId,
          query: this.#addressee,
          picker: this.#picker,
          picked: values.agencyId,
          placeId: this.placeId,
          error: errorAt('agencyId'),
          onPicked: this.#onPicked,
        })}
        ${matterFields(view)} ${this.#attachments.failed ? failedPart(words, this.#attachments) : attachmentsField(view)} ${visibilityField(view)} ${privateFields(view)}
        ${agreement(words, {consent: board.consent, agreed: values.consent, error: errorAt('consent'), changed: work?.agreementChanged === true})}
        ${challengeSlot(words, board)}
        <div role="alert">${this.#work.failed ? failedPart(words, this.#work) : work?.failure()}</div>
        ${this.#renderSubmit()} ${work?.bottom()}
      </form>`;
  }

  #renderSubmit() {
    const busy = this.waiting || this.#work.part?.isUnderWay === true;
    return html`<button part="submit" class="button" aria-disabled=${busy}>
      ${this.#words.t(busy ? 'form.sending' : 'form.submit')}
    </button>`;
  }

  /** The agency that the page fixed, if the board has it, or else the one that was picked. */
  get #agencyId(): string {
    return this.#isFixed ? this.agencyId : this.#values.values.agencyId;
  }

  /** The page says who the message is for, and the board has not said that there is no such agency. */
  get #isFixed(): boolean {
    return this.agencyId !== '' && this.#addressee.value?.length !== 0;
  }

  readonly #onInput = ({target}: Event): void => {
    if (!isControl(target) || !isControlName(target.name)) return;
    this.#type(target.name, target instanceof HTMLInputElement && target.type === 'checkbox' ? target.checked : target.value);
  };

  /** Somebody sees the form, or has used it: what is heavy is to come. */
  get #isWanted(): boolean {
    return this.#near.reached || this.#usedLast !== undefined;
  }

  readonly #onPicked = ({agencyId}: CivicAgencyPicked): void => {
    this.#type('agencyId', agencyId);
    this.#work.part?.left('agencyId');
  };

  #type(name: ControlName, value: string | boolean): void {
    const {board} = this.#connection;
    if (!board) return;
    this.#usedLast = name;
    this.#values.type(name, value, board);
    this.#work.part?.typed(name);
  }

  readonly #onChange = (values: Partial<Values>, field?: FieldName): void => {
    this.#usedLast = field ?? '';
    if (this.#work.part) this.#work.part.change(values, field);
    else this.#values.change(values);
  };

  readonly #onLeave = ({target}: Event): void => {
    if (isControl(target)) this.#work.part?.left(target.name);
  };

  /** The page is left before there was anything to keep what was typed. */
  readonly #onPageHide = (): void => {
    const {board, session} = this.#connection;
    if (this.#work.part || this.#usedLast === undefined || !board || session === undefined) return;
    takeNote(formAddress(this), {id: randomId(), personId: session?.personId ?? null, values: keptOf(this.#values.values, board)});
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.waiting) void this.#submit();
  };

  async #submit(): Promise<void> {
    this.waiting = !this.#work.part;
    const work = await this.#work.load();
    this.waiting = false;
    await work?.submit();
  }
}

/** Not the agency picker, whose own lists fire `input` too. */
function isControl(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-submit-form': CivicSubmitForm;
  }
}
