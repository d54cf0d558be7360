import {html, type LitElement, nothing} from 'lit';
import type {EarlierAnswer} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import {EMPTY_DRAFT, SharedDraft} from '../../controllers/shared-draft.js';
import {listIn} from '../../controllers/written.js';
import type {BoardInfo, Message, ReplyDraftContent, ReplyTemplate} from '../../model/index.js';
import type {ActionForm, Around} from '../action-form/action-form.js';
import {filesOf} from '../action-form/action-fields.js';
import {drawThumbnail} from '../civic-attachments/thumbnails.js';
import type {Reading} from '../civic-thread/reading.js';
import {copyText} from '../copy-text.js';
import {AnswerCheck, type Finding} from './answer-check.js';
import {checkView} from './check-view.js';
import {conflictView, draftLine} from './draft-view.js';
import {previewView} from './preview-view.js';
import {templatesView} from './templates-view.js';
import type {Words} from './words.js';

const WRITING = 'submit-answer';
const FIELDS = Object.keys(EMPTY_DRAFT) as (keyof ReplyDraftContent)[];
const NAMES = ['organisation', 'person', 'contact'] as const;

/** Which names somebody put under an answer last: by person, and only as long as the page is there. */
const lastNames = new Map<string, Readonly<Record<(typeof NAMES)[number], string>>>();

/** How the desk of an answer belongs to its panel. */
export interface AnswerDeskOptions {
  readonly form: () => ActionForm;
  readonly message: () => Message | undefined;
}

/** Everything around writing an answer: the shared draft, templates, names, the check, the preview. */
export class AnswerDesk {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #words: Words;
  readonly #options: AnswerDeskOptions;
  readonly #draft: SharedDraft;
  readonly #check: AnswerCheck;
  readonly #templates: BoardQuery<readonly ReplyTemplate[], readonly [string, string]>;
  readonly #earlier: BoardQuery<readonly EarlierAnswer[], readonly [string]>;
  #previewing = false;
  #template = '';
  /** What stood there before a template or somebody else's text took its place. */
  #undo: {readonly id: string; readonly content: Partial<ReplyDraftContent>; readonly said: string} | undefined;
  #copied = '';

  constructor(host: LitElement, connection: BoardConnection, words: Words, options: AnswerDeskOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#words = words;
    this.#options = options;
    this.#draft = new SharedDraft(host, connection, {
      target: () => (this.#writing ? options.message()?.id : undefined),
      content: (id) => this.#contentOf(id),
      put: (_, content) => this.#put(content),
    });
    this.#check = new AnswerCheck(host);
    const ask = () => (connection.adapter?.capabilities.desk ? this.#writing : undefined);
    this.#templates = new BoardQuery(
      host, connection,
      async (adapter, {signal}, [kind, topic]: readonly [string, string]) => (await deskOf(adapter)).listTemplates({kind, topic}, {signal}),
      () => {
        const message = ask();
        return message && ([message.kind, message.topic] as const);
      },
    );
    this.#earlier = new BoardQuery(
      host, connection,
      async (adapter, {signal}, [id]: readonly [string]) => (await deskOf(adapter)).findEarlierAnswers(id, {signal}),
      () => {
        const message = ask();
        return message && ([message.id] as const);
      },
      {reset: true},
    );
  }

  /** What stands around the fields of an answer's form. */
  around(field: string, reading: Reading, board: BoardInfo): Around {
    const {message} = reading;
    const words = this.#words;
    const now = new Date();
    switch (field) {
      case '': return {before: this.#renderDraft(message, board, now), after: this.#renderPreview(reading, now)};
      case 'body': return {
        before: templatesView(reading, this.#templates.value ?? [], words, now, {
          chosen: this.#template,
          onChoose: (id) => {
            this.#template = id;
            this.#host.requestUpdate();
          },
          onInsert: (text) => this.insert(message, text),
          onReplace: (text) => this.#replace(message, text),
        }),
        after: html`${this.#renderUndo(message)}${this.#renderCheck(message)}`,
      };
      case 'organisation': return {before: this.#renderLastNames(message)};
      default: return {};
    }
  }

  /** Something of the answer was typed. */
  entered(): void {
    this.#copied = '';
    this.#draft.changed();
  }

  /** The field was left. */
  left(): void {
    void this.#draft.saveNow();
  }

  /** The answer is about to be sent. Gives false when a colleague's words are to be looked at first. */
  async settle(): Promise<boolean> {
    const free = await this.#draft.settle();
    if (!free) this.#options.form().focus('#conflict');
    return free;
  }

  /** The answer was not sent after all. */
  release(): void {
    this.#draft.release();
  }

  /** The answer was submitted. */
  submitted(id: string, content: ReplyDraftContent): void {
    const {session} = this.#connection;
    const {organisation, person, contact} = content;
    if (session && (organisation || person || contact)) lastNames.set(session.personId, {organisation, person, contact});
    this.#draft.done(id);
    this.#previewing = false;
    this.#undo = undefined;
    this.#check.forget();
  }

  /** What stands in the form of an answer. */
  contentOf(id: string): ReplyDraftContent {
    return this.#contentOf(id);
  }

  /** Somebody else is here, or another message. */
  forget(): void {
    this.#previewing = false;
    this.#template = '';
    this.#undo = undefined;
    this.#copied = '';
    this.#check.forget();
  }

  /** Puts a text into the answer where the cursor is, or was: a template, what a unit reported. */
  insert(message: Message, text: string): void {
    const form = this.#options.form();
    if (form.action !== WRITING) form.choose(WRITING);
    const box = this.#box;
    const before = this.#contentOf(message.id).body;
    const [start, end] = box ? [box.selectionStart, box.selectionEnd] : [before.length, before.length];
    const apart = !box && before && !before.endsWith('\n') ? '\n\n' : '';
    form.enter(message, WRITING, 'body', before.slice(0, start) + apart + text + before.slice(end));
    this.#select(start + apart.length + text.length);
  }

  /** Draws the pictures of the preview, once they are on the page. */
  updated(): void {
    if (!this.#previewing) return;
    const message = this.#options.message();
    const files = message ? filesOf(this.#options.form().values(message.id, WRITING)['attachments']) : [];
    for (const canvas of this.#host.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-preview]')) {
      const held = files.find(({key}) => key === canvas.dataset['preview']);
      if (held) void drawThumbnail(canvas, held.file);
    }
  }

  /** The message, while its answer is being written. */
  get #writing(): Message | undefined {
    return this.#options.form().action === WRITING ? this.#options.message() : undefined;
  }

  get #box(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('textarea#field-body');
  }

  #contentOf(id: string): ReplyDraftContent {
    const values = this.#options.form().values(id, WRITING);
    return Object.fromEntries(FIELDS.map((field) => [field, typeof values[field] === 'string' ? values[field] : ''])) as ReplyDraftContent;
  }

  /** Without it being typed: nothing is saved because of that. */
  #put(content: Partial<ReplyDraftContent>, quietly = true): void {
    const message = this.#options.message();
    if (!message) return;
    for (const field of FIELDS) if (content[field] !== undefined) this.#options.form().enter(message, WRITING, field, content[field], {quietly});
  }

  #renderDraft(message: Message, board: BoardInfo, now: Date) {
    if (!this.#connection.adapter?.capabilities.desk) return nothing;
    return html`${draftLine(this.#draft, this.#words, board, now)}
      ${conflictView(this.#draft, this.#contentOf(message.id), this.#words, now, {
        copied: this.#copied,
        onTake: () => {
          const own = this.#draft.takeTheirs();
          if (own) this.#undo = {id: message.id, content: own, said: `${this.#words.t('reply.theirs-taken')} ${this.#words.t('reply.mine-replaced')}`};
          this.#options.form().focus('#field-body');
        },
        onKeep: () => {
          void this.#draft.keepMine();
          this.#options.form().focus('#field-body');
        },
        onCopy: (event) => void this.#copy(event),
      })}`;
  }

  async #copy(event: Event): Promise<void> {
    const message = this.#options.message();
    const shown = (event.currentTarget as Element).closest('.conflict')?.querySelector('[aria-labelledby="conflict-mine"] [data-field="body"]');
    if (!message || !shown) return;
    const outcome = await copyText(this.#contentOf(message.id).body, shown);
    this.#copied = this.#words.t(outcome === 'copied' ? 'reply.copied' : 'reply.copy-by-hand');
    this.#host.requestUpdate();
  }

  #replace(message: Message, text: string): void {
    this.#undo = {id: message.id, content: {body: this.#contentOf(message.id).body}, said: this.#words.t('reply.replaced')};
    this.#options.form().enter(message, WRITING, 'body', text);
    this.#select(text.length);
  }

  #renderUndo(message: Message) {
    const undo = this.#undo?.id === message.id ? this.#undo : undefined;
    return html`<div class="undo">
      <p role="status">${undo?.said ?? ''}</p>
      ${undo ? html`<button type="button" class="button secondary" @click=${() => {
        this.#undo = undefined;
        this.#put(undo.content, false);
        this.#options.form().focus('#field-body');
      }}>${this.#words.t('reply.undo')}</button>` : nothing}
    </div>`;
  }

  #renderCheck(message: Message) {
    this.#check.look(message, this.#contentOf(message.id).body, (this.#earlier.value ?? []).map(({body}) => body));
    return checkView(this.#check, this.#words, (finding) => this.#show(finding));
  }

  /** Selects the words of a finding in the field; they may have moved since they were found. */
  #show({start, end, words}: Finding): void {
    const box = this.#box;
    if (!box || start === undefined || end === undefined) return;
    const from = box.value.slice(start, end) === words ? start : box.value.indexOf(words);
    box.focus();
    if (from >= 0) box.setSelectionRange(from, from + words.length);
  }

  #renderLastNames(message: Message) {
    const {session} = this.#connection;
    const last = session ? lastNames.get(session.personId) : undefined;
    const now = this.#contentOf(message.id);
    if (!last || NAMES.some((name) => now[name] !== '')) return nothing;
    const names = listIn(this.#words.language, NAMES.map((name) => last[name]).filter(Boolean));
    return html`<button type="button" class="button secondary last" @click=${() => this.#put(last, false)}>${this.#words.t('reply.as-last-time', {names})}</button>`;
  }

  #renderPreview(reading: Reading, now: Date) {
    const id = reading.message.id;
    const toggle = () => {
      this.#previewing = !this.#previewing;
      this.#host.requestUpdate();
      if (this.#previewing) this.#options.form().focus('#preview');
    };
    const files = filesOf(this.#options.form().values(id, WRITING)['attachments']);
    return html`<button type="button" class="button secondary preview-button" aria-expanded=${this.#previewing ? 'true' : 'false'} @click=${toggle}>
        ${this.#words.t(this.#previewing ? 'reply.hide-preview' : 'reply.preview')}
      </button>
      ${this.#previewing ? previewView(reading, this.#contentOf(id), files, this.#words, now) : nothing}`;
  }

  /** Puts the cursor somewhere in the answer, once that is on the page. */
  #select(at: number): void {
    void this.#host.updateComplete.then(() => {
      const box = this.#box;
      box?.focus();
      box?.setSelectionRange(at, at);
    });
  }
}
