import {html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {randomId} from '../../adapter/index.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import type {HeldFile} from '../../controllers/held-file.js';
import {Localize} from '../../controllers/localize.js';
import {type UploadItem, Uploads} from '../../controllers/uploads.js';
import type {Limits} from '../../model/limits.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {CivicFilesChanged} from './civic-attachments.events.js';
import {styles} from './civic-attachments.styles.js';
import {entryView} from './entry-view.js';
import {filesIn, isFull, takeIn} from './intake.js';
import {fetchAhead, prepareCaptions} from './prepare-file.js';
import {type Refusal, RefusedFile, refusalText} from './refusal.js';
import {drawThumbnail} from './thumbnails.js';
import {ENGLISH} from './words.js';
import {hintText, zoneView} from './zone-view.js';

/**
 * Takes pictures and a video: chosen, dropped, pasted or taken. Each is made smaller and loses place, time and device before anything is
 * sent; then it goes to the board by itself, while the rest of the form is filled in.
 *
 * Nothing is lost when the connection is: what was broken off goes on where it stopped, and one file is tried again without the others.
 *
 * @tag civic-attachments
 * @status experimental
 * @since 0.2.0
 * @event {CivicFilesChanged} civic-files-changed - A file was added, described, switched, uploaded or removed.
 * @csspart base - The field.
 * @csspart label - Its label.
 * @csspart zone - Where files are chosen and dropped.
 * @csspart choose - The button that opens the device's own choice of files.
 * @csspart refusals - What was not taken, and why.
 * @csspart list - The files that are attached.
 */
export class CivicAttachments extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

  /** What is attached. */
  @property({attribute: false}) files: readonly HeldFile[] = [];

  /** How many, how large and how long. Default: the board's. */
  @property({attribute: false}) limits: Limits | undefined;

  /** The name of the field, by which a form finds it. */
  @property({reflect: true}) name: string | undefined;

  /** What is asked for. Default: words of the language. */
  @property() label = '';

  /** What is wrong, in words. */
  @property() error = '';

  /** The form may not be sent without a file. */
  @property({type: Boolean, reflect: true}) required = false;

  /** Nobody but those who handle it will see anything of it: files have no switch of their own then. */
  @property({type: Boolean, reflect: true}) confidential = false;

  /** The files belong to an agency's answer, and are public unless somebody says otherwise. Those of a citizen are private until they say so. */
  @property({type: Boolean, reflect: true}) answer = false;

  /** The files belong to a visit of board staff: for its parties unless somebody says otherwise. */
  @property({type: Boolean, reflect: true}) visit = false;

  /** What is being prepared, and not among the files yet. */
  @state() private preparing: readonly {readonly key: string; readonly name: string}[] = [];

  @state() private refusals: readonly Refusal[] = [];

  @state() private dropping = false;

  @state() private announcement = '';

  readonly #words = new Localize(this, ENGLISH);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #uploads: Uploads = new Uploads(this, this.#connection, () => missingIn(this.files), {
    onDone: (key, {id}) => this.#onUploaded(key, id),
    onFailed: (key) => this.#say('failed-name', this.#nameOf(key)),
  });
  /** One file after the other: a phone has no room for several large pictures at once. */
  #queue: Promise<void> = Promise.resolve();
  #form: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form = this.closest('form') ?? this;
    this.#form.addEventListener('paste', this.#onPaste);
    document.addEventListener('dragover', keepPage);
    document.addEventListener('drop', keepPage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#form?.removeEventListener('paste', this.#onPaste);
    document.removeEventListener('dragover', keepPage);
    document.removeEventListener('drop', keepPage);
  }

  protected override firstUpdated(): void {
    fetchAhead();
  }

  protected override updated(): void {
    for (const canvas of this.renderRoot.querySelectorAll('canvas')) {
      const held = this.files.find(({key}) => key === canvas.dataset['key']);
      if (held) void drawThumbnail(canvas, held.file);
    }
  }

  /** Files were given to the field that are not among `files` yet. */
  get isPreparing(): boolean {
    return this.preparing.length > 0;
  }

  /** Resolves when every file that was given to the field is among `files`, or refused. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** Moves focus to the button that chooses files; to a description that is too long, if there is one. */
  override focus(options?: FocusOptions): void {
    (this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]') ?? this.#chooser)?.focus(options);
  }

  /** Selects a part of what a file is said to show, and brings it into view. */
  selectDescription(key: string, start: number, end: number): void {
    const field = this.renderRoot.querySelector<HTMLInputElement>(`#description-${CSS.escape(key)}`);
    field?.focus();
    field?.setSelectionRange(start, end);
    field?.scrollIntoView({block: 'center'});
  }

  protected override render() {
    const words = this.#words;
    const {adapter} = this.#connection;
    const limits = this.#limits;
    if (!adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    if (!adapter.capabilities.upload || !limits) return nothing;
    return html`<fieldset
      part="base"
      class="field"
      aria-describedby="hint error"
      @dragenter=${this.#onDrag}
      @dragover=${this.#onDrag}
      @dragleave=${this.#onDragLeave}
      @drop=${this.#onDrop}
    >
      <legend part="label">
        ${this.label || words.t('attachments.label')}${this.required ? nothing : html`${' '}<span class="optional">${words.t('common.optional')}</span>`}
      </legend>
      <p id="hint" class="hint">${hintText(words, limits)}</p>
      <p id="error" class="error" ?hidden=${!this.error}>${this.error}</p>
      ${zoneView(words, {limits, dropping: this.dropping, full: isFull(this.files, limits), onFiles: this.#onFiles})}
      <div role="alert">${this.#renderRefusals(limits)}</div>
      ${this.#renderList(limits)}
      <p role="status" class="visually-hidden">${this.announcement}</p>
    </fieldset>`;
  }

  #renderRefusals(limits: Limits) {
    const words = this.#words;
    if (this.refusals.length === 0) return nothing;
    return html`<ul part="refusals" class="refusals">
      ${repeat(this.refusals, ({key}) => key, (refusal) => html`<li class="refusal">
        <p>${refusalText(words, refusal, limits)}</p>
        <button type="button" class="button secondary" aria-label=${words.t('attachments.dismiss-name', {name: refusal.name})} @click=${() => this.#onDismiss(refusal)}>
          ${words.t('attachments.dismiss')}
        </button>
      </li>`)}
    </ul>`;
  }

  #renderList(limits: Limits) {
    const words = this.#words;
    if (this.files.length === 0 && this.preparing.length === 0) return nothing;
    return html`<ul part="list" class="list" aria-label=${words.t('attachments.list')}>
      ${repeat(this.files, ({key}) => key, (held) => html`<li>${entryView(words, {
        held,
        limits,
        state: this.#uploads.state(held.key),
        captionsState: this.#uploads.state(held.captions?.key ?? ''),
        confidential: this.confidential,
        byStaff: this.answer || this.visit,
        onDescribe: (description) => this.#patch(held.key, {description}),
        onSwitch: (isPublic) => this.#patch(held.key, {public: isPublic}),
        onCaptions: (file) => void this.#takeCaptions(held.key, file),
        onRemoveCaptions: () => this.#removeCaptions(held.key),
        onRetry: () => this.#uploads.retry(held.uploadId === undefined ? held.key : held.captions?.key ?? ''),
        onRemove: () => this.#remove(held),
      })}</li>`)}
      ${repeat(this.preparing, ({key}) => key, ({name}) => html`<li class="entry preparing">
        <p class="name" dir="auto">${name}</p>
        <p class="state">${words.t('attachments.preparing')}</p>
        <progress aria-label=${words.t('attachments.preparing-name', {name})}></progress>
      </li>`)}
    </ul>`;
  }

  get #limits(): Limits | undefined {
    return this.limits ?? this.#connection.board?.limits;
  }

  get #chooser(): HTMLElement | null {
    return this.renderRoot.querySelector('#choose');
  }

  readonly #onFiles = (files: readonly File[]): void => {
    if (files.length === 0 || !this.#limits) return;
    const chosen = files.map((file) => ({file, key: randomId(), name: file.name}));
    this.refusals = [];
    this.preparing = [...this.preparing, ...chosen];
    this.#queue = this.#queue.then(async () => {
      const before = this.files.length;
      for (const {file, key, name} of chosen) await this.#take(file, key, name);
      const added = this.files.slice(before);
      if (added.length > 1) this.announcement = this.#words.t('attachments.added', {count: added.length});
      else if (added[0]) this.#say('added-name', added[0].name);
    });
  };

  async #take(file: File, key: string, name: string): Promise<void> {
    const limits = this.#limits;
    try {
      if (!limits) return;
      const prepared = await takeIn(file, limits, () => this.files);
      this.#change([...this.files, {key, file: prepared, name, description: '', public: this.answer && !this.confidential}]);
    } catch (error) {
      this.#refuse(key, file, error);
    } finally {
      this.preparing = this.preparing.filter((other) => other.key !== key);
    }
  }

  async #takeCaptions(key: string, file: File): Promise<void> {
    const captionsKey = randomId();
    try {
      this.#patch(key, {captions: {key: captionsKey, file: await prepareCaptions(file), name: file.name}});
      this.#say('added-name', file.name);
      await this.#focusIn(key, '.captions button');
    } catch (error) {
      this.#refuse(captionsKey, file, error);
    }
  }

  #removeCaptions(key: string): void {
    this.#change(this.files.map((held) => {
      const {captions: _, ...rest} = held;
      return held.key === key ? rest : held;
    }));
    void this.#focusIn(key, '.captions button');
  }

  #refuse(key: string, {name, size}: File, error: unknown): void {
    const code = error instanceof RefusedFile ? error.code : 'unreadable';
    this.refusals = [...this.refusals, {key, name, size, code}];
  }

  readonly #onDismiss = ({key}: Refusal): void => {
    this.refusals = this.refusals.filter((other) => other.key !== key);
    this.#chooser?.focus();
  };

  #remove({key, name}: HeldFile): void {
    const index = this.files.findIndex((held) => held.key === key);
    const files = this.files.filter((held) => held.key !== key);
    const neighbour = files[Math.min(index, files.length - 1)];
    this.#change(files);
    this.#say('removed-name', name);
    if (neighbour) void this.#focusIn(neighbour.key, '.remove');
    else this.#chooser?.focus();
  }

  #onUploaded(key: string, uploadId: string): void {
    this.#change(this.files.map((held) => {
      if (held.key === key) return {...held, uploadId};
      return held.captions?.key === key ? {...held, captions: {...held.captions, uploadId}} : held;
    }));
    if (missingIn(this.files).length === 0) this.announcement = this.#words.t('attachments.all-uploaded');
  }

  #patch(key: string, changes: Partial<HeldFile>): void {
    this.#change(this.files.map((held) => (held.key === key ? {...held, ...changes} : held)));
  }

  #change(files: readonly HeldFile[]): void {
    this.files = files;
    this.dispatchEvent(new CivicFilesChanged(files));
  }

  #nameOf(key: string): string {
    return this.files.flatMap((held) => [held, ...(held.captions ? [held.captions] : [])]).find((item) => item.key === key)?.name ?? '';
  }

  #say(phrase: 'added-name' | 'removed-name' | 'failed-name', name: string): void {
    this.announcement = this.#words.t(`attachments.${phrase}`, {name});
  }

  async #focusIn(key: string, selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`fieldset[data-key="${key}"] ${selector}`)?.focus();
  }

  readonly #onPaste = (event: Event): void => {
    const {clipboardData} = event as ClipboardEvent;
    // Text goes where the cursor is, also when it comes with a picture of itself, as from a word processor.
    if (event.defaultPrevented || !this.#connection.adapter?.capabilities.upload || clipboardData?.types.includes('text/plain')) return;
    const files = filesIn(clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    this.#onFiles(files);
  };

  readonly #onDrag = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.dropping = true;
  };

  readonly #onDragLeave = ({currentTarget, relatedTarget}: DragEvent): void => {
    if (!(relatedTarget instanceof Node && (currentTarget as Node).contains(relatedTarget))) this.dropping = false;
  };

  readonly #onDrop = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.dropping = false;
    this.#onFiles(filesIn(event.dataTransfer));
  };
}

/** What is not with the board yet: files, and captions. */
function missingIn(files: readonly HeldFile[]): UploadItem[] {
  return files.flatMap((held) => [held, ...(held.captions ? [held.captions] : [])]).filter(({uploadId}) => uploadId === undefined);
}

function holdsFiles({dataTransfer}: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** A file that is dropped beside the field would replace the page, and with it the whole form. */
function keepPage(event: DragEvent): void {
  if (event.defaultPrevented || !holdsFiles(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-attachments': CivicAttachments;
  }
}
