import type {LitElement, ReactiveController} from 'lit';
import type {OutboxItem, OutboxWish} from '../../context/index.js';
import type {DraftKeeper} from '../../controllers/draft-keeper.js';
import type {OutboxWatch} from '../../controllers/outbox-watch.js';
import {RECENT, type SentMessage} from './sent-message.js';

/** What the form does when its message has got somewhere. */
export interface SendingForm {
  /** The outbox has it, and what is in the form is no draft any more. `isNews`: somebody has just pressed send. */
  readonly onKept: (isNews: boolean) => void;
  readonly onSent: (sent: SentMessage, isNews: boolean) => void;
  /** It came back, with what was written. */
  readonly onRefused: (item: OutboxItem) => void;
}

/**
 * The message of this form on its way through the outbox: put there by this form, or found there when the page is opened again.
 */
export class Sending implements ReactiveController {
  /** The message was sent before from another window, and read otherwise. */
  sentOtherwise = false;

  readonly #host: LitElement;
  readonly #outbox: OutboxWatch;
  readonly #drafts: DraftKeeper;
  readonly #form: SendingForm;
  #adding = false;
  /** The item that the form is about. */
  #id: string | undefined;
  /** It was put there by this page, which has not seen a failure yet. */
  #first = false;
  #person: string | null | undefined;
  /** When this person came to the form: what is sent later, and not from here, is another window's. */
  #since = new Date().toISOString();
  #settled: string | undefined;
  /** Waits for the board to say who is there. */
  #onKnown: ((personId: string | null) => void) | undefined;

  constructor(host: LitElement, outbox: OutboxWatch, drafts: DraftKeeper, form: SendingForm) {
    this.#host = host;
    this.#outbox = outbox;
    this.#drafts = drafts;
    this.#form = form;
    host.addController(this);
  }

  /** Somebody has just pressed send, and it will not take long. Files may: the message is then shown to be on its way. */
  get isUnderWay(): boolean {
    const {item} = this;
    return this.#adding || (this.#first && !!item && !hasFilesToSend(item) && (item.state === 'sending' || (item.state === 'waiting' && !item.failure)));
  }

  /** The item that waits in the outbox; undefined when there is none. */
  get item(): OutboxItem | undefined {
    return this.#id === undefined ? undefined : this.#outbox.value?.items.find(({id}) => id === this.#id);
  }

  hostUpdate(): void {
    const {personId} = this.#drafts;
    if (personId !== undefined) this.#onKnown?.(personId);
    if (!this.#outbox.ready || this.#adding || personId === undefined) return;
    if (personId !== this.#person) {
      if (this.#person === undefined) this.#id ??= this.#find()?.id; // what was sent before it was known what is in the outbox stays
      else {
        this.#since = new Date().toISOString();
        this.#id = this.#find()?.id;
      }
      this.#person = personId;
    }
    this.#follow();
  }

  /** Puts a message into the outbox. Pressed twice it is one message. */
  async send(content: Pick<OutboxWish, 'draft' | 'files' | 'values' | 'proof'>): Promise<void> {
    if (this.#adding || this.isUnderWay) return;
    this.#adding = true;
    this.sentOtherwise = false;
    this.#host.requestUpdate();
    try {
      const outbox = await this.#outbox.whenThere();
      await this.#drafts.flush();
      const known = this.#drafts.personId;
      const personId = known !== undefined ? known : await new Promise<string | null>((resolve) => (this.#onKnown = resolve));
      const {id, address} = this.#drafts;
      const {outcome} = await outbox.add({id, personId, address, url: location.pathname + location.search, ...content});
      if (outcome === 'other') {
        this.sentOtherwise = true;
        this.#drafts.renew();
        return;
      }
      this.#id = id;
      this.#first = true;
      this.#settled = undefined;
      await this.#drafts.handOver();
    } finally {
      this.#adding = false;
      this.#host.requestUpdate();
    }
  }

  tryNow(): void {
    if (this.#id) this.#outbox.value?.tryNow(this.#id);
  }

  /** Takes the message out of the outbox and back into the form, unless it is just being sent. */
  async takeBack(): Promise<boolean> {
    const item = this.#id === undefined ? undefined : await this.#outbox.value?.takeBack(this.#id);
    if (!item?.content) return false;
    this.leave();
    this.#drafts.takeUp({id: item.id, content: item.content});
    return true;
  }

  /** Forgets that it was sent from here. */
  async forget(): Promise<void> {
    const id = this.#id;
    this.#id = this.#settled = undefined;
    if (id) await this.#outbox.value?.remove(id);
  }

  /** The form turns to another message; what waits goes on waiting. */
  leave(): void {
    const {item} = this;
    if (item?.state === 'sent') void this.#outbox.value?.markSeen(item.id, {done: true});
    this.#id = this.#settled = undefined;
    this.#first = false;
  }

  /** The message of this form that the person would ask about: one that waits, or a receipt they have not put away. */
  #find(): OutboxItem | undefined {
    const isOpen = ({state, seenAt, done}: OutboxItem) => state !== 'sent' || (!done && (!seenAt || Date.now() - Date.parse(seenAt) < RECENT));
    return this.#outbox.value?.items.findLast((item) => item.address === this.#drafts.address && item.createdAt <= this.#since && isOpen(item));
  }

  #follow(): void {
    const {item} = this;
    if (!item) return this.#gone();
    // The page ended after the outbox had the message and before the draft was gone.
    if (item.id === this.#drafts.id) void this.#drafts.handOver();
    if (item.state === 'waiting' && (item.failure || hasFilesToSend(item))) this.#kept();
    if (item.state === 'sending' && (!this.#first || hasFilesToSend(item))) this.#kept();
    if (item.state === this.#settled) return;
    if (item.state === 'sent' && item.receipt) {
      const isNews = this.#first || this.#settled !== undefined;
      this.#settled = 'sent';
      this.#first = false;
      this.#form.onKept(false);
      this.#form.onSent({receipt: item.receipt, visibility: item.visibility}, isNews);
      void this.#outbox.value?.markSeen(item.id);
    } else if (item.state === 'refused') {
      this.#settled = 'refused';
      this.#first = false;
      void this.#comeBack(item);
    }
  }

  /** Another window has taken it back or removed it. */
  #gone(): void {
    if (this.#id === undefined) return;
    this.leave();
    this.#drafts.look();
  }

  /** It did not go through at once. */
  #kept(): void {
    const wasFirst = this.#first;
    this.#first = false;
    if (this.#settled === undefined || wasFirst) {
      this.#settled = 'kept';
      this.#form.onKept(wasFirst);
    }
  }

  async #comeBack({id, failure}: OutboxItem): Promise<void> {
    const item = await this.#outbox.value?.takeBack(id);
    if (!item?.content) return;
    this.leave();
    this.#drafts.takeUp({id, content: item.content});
    // The board carried something else out under this key.
    if (failure?.code === 'key-reused') this.#drafts.renew();
    this.#form.onRefused(item);
    this.#host.requestUpdate();
  }
}

function hasFilesToSend({content}: OutboxItem): boolean {
  return !!content?.files.some(({uploadId, captions}) => !uploadId || (captions && !captions.uploadId));
}
