import type {LitElement, ReactiveController} from 'lit';
import {type BoardInfo, type PrivateFinding, without} from '../../model/index.js';
import {isPublicText, privateIn, PUBLIC_TEXTS, type PublicPlace, publicPlaces, type PublicText, textAt, withLine, withTextAt} from './privacy-text.js';
import type {FieldName, Values} from './values.js';
import type {Words} from './words.js';

/** What the guard needs of the form. */
export interface GuardedForm {
  readonly words: Words;
  readonly values: () => Values;
  readonly board: () => BoardInfo | undefined;
  readonly change: (values: Partial<Values>, field?: FieldName) => void;
}

/** Private words in a field. */
export type Found = PrivateFinding & PublicPlace;

/** What was taken out of a field last, for as long as it can be undone. */
export interface Removal {
  readonly place: PublicPlace;
  readonly words: string;
  /** Whether it is in the private remark now. */
  readonly moved: boolean;
  readonly before: Texts;
  readonly after: Texts;
}

/** The text where something was found, and the private remark. */
interface Texts {
  readonly text: string;
  readonly remark: string;
}

/**
 * Points out private words in what will be public, when a field is left and once more before sending. Nobody is kept from sending
 * them: they are moved to the private remark, taken out, or left.
 */
export class PrivacyGuard implements ReactiveController {
  /** Sending was stopped, and what was found is shown in one place. */
  stopped = false;
  /** What a live region says. */
  announcement = '';
  /** What did not fit into the private remark, and by how many characters. */
  full: {readonly key: string; readonly over: number} | undefined;

  readonly #host: LitElement;
  readonly #form: GuardedForm;
  /** What was found when a field was left: words that are still being typed are let alone. */
  readonly #noticed = new Set<string>();
  /** What the writer wants to leave. */
  readonly #left = new Set<string>();
  #removal: Removal | undefined;
  #pressing = false;
  #afterPress: (() => void)[] = [];

  constructor(host: LitElement, form: GuardedForm) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  hostConnected(): void {
    // Inside: what moves between two controls of the form does not come out of it.
    this.#host.renderRoot.addEventListener('focusout', this.#onFocusOut);
    this.#host.addEventListener('pointerdown', this.#onPointerDown);
    document.addEventListener('pointerup', this.#onPointerEnd);
    document.addEventListener('pointercancel', this.#onPointerEnd);
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('focusout', this.#onFocusOut);
    this.#host.removeEventListener('pointerdown', this.#onPointerDown);
    document.removeEventListener('pointerup', this.#onPointerEnd);
    document.removeEventListener('pointercancel', this.#onPointerEnd);
    this.#onPointerEnd();
  }

  /** Whether the board has a private remark that words can be moved to. */
  get hasRemark(): boolean {
    return this.#form.board()?.fields.remark !== 'hidden';
  }

  /** What is shown beneath a field. */
  shownAt(field: PublicText): readonly Found[] {
    return this.#unsettled().filter((found) => found.field === field && this.#noticed.has(keyOf(found)));
  }

  /** What is shown in the summary. */
  get all(): readonly Found[] {
    return this.#unsettled();
  }

  /** What was taken out of a field, while nothing was typed over it since. */
  removalAt(field: PublicText): Removal | undefined {
    const removal = this.#removal;
    return removal?.place.field === field && this.#stands(removal) ? removal : undefined;
  }

  /** A field was left or a switch was set. What that brings up waits until a press is over, so that no button moves from under it. */
  leave(name: string): void {
    if (!isPublicText(name) && !['spot.public', 'visibility', 'kind'].includes(name)) return;
    const look = () => this.#look(isPublicText(name) ? [name] : PUBLIC_TEXTS);
    if (this.#pressing) this.#afterPress.push(look);
    else look();
  }

  /** Somebody wants to send: whether that is stopped, because something is neither moved nor left. */
  stop(): boolean {
    const found = this.#unsettled();
    found.forEach((one) => this.#noticed.add(keyOf(one)));
    this.stopped = found.length > 0;
    this.#host.requestUpdate();
    return this.stopped;
  }

  /** Takes words out of their field, and puts them into the private remark unless they are only to go. Says whether there was room. */
  remove(found: Found, toRemark: boolean): boolean {
    const board = this.#form.board();
    if (!board) return false;
    const {kind, text: words} = found;
    const before = this.#textsAt(found);
    let {remark} = before;
    if (toRemark) {
      const kindWords = this.#form.words.any(`guard.kind-${kind}`);
      const line = withLine(remark, this.#form.words.t('guard.quoted', {kind: kindWords, words}), board);
      if (line.over > 0) return this.#noRoom(found, line.over);
      remark = line.remark;
    }
    this.full = undefined;
    const after = {text: without(before.text, found), remark};
    this.#removal = {place: found, words, moved: toRemark, before, after};
    this.#put(found, after);
    this.#say(this.#form.words.t(toRemark ? 'guard.moved' : 'guard.taken-out', {words}));
    return true;
  }

  /** Takes everything out that was found, for as long as there is room. */
  removeAll(toRemark: boolean): void {
    // Each removal moves what stands after it.
    for (let [found] = this.#unsettled(); found && this.remove(found, toRemark); [found] = this.#unsettled());
    this.#settle();
  }

  /** Leaves words where they are, for good. */
  keep(found: readonly Found[]): void {
    found.forEach((one) => this.#left.add(keyOf(one)));
    this.#settle();
  }

  /** Puts back what was taken out last. */
  undo(): void {
    const removal = this.#removal;
    this.#removal = undefined;
    if (removal && this.#stands(removal)) this.#put(removal.place, removal.before);
  }

  /** Whether there was no room for these words. */
  overFor(found: Found): number {
    return this.full?.key === keyOf(found) ? this.full.over : 0;
  }

  /** Forgets everything, with the form. */
  clear(): void {
    this.#noticed.clear();
    this.#left.clear();
    this.#removal = this.full = undefined;
    this.stopped = false;
    this.announcement = '';
  }

  #unsettled(): readonly Found[] {
    const board = this.#form.board();
    const values = this.#form.values();
    return !board ? [] : publicPlaces(values, board).flatMap((place) =>
      privateIn(textAt(values, place)).map((finding) => ({...finding, ...place})).filter((found) => !this.#left.has(keyOf(found))));
  }

  #look(fields: readonly PublicText[]): void {
    const fresh = this.#unsettled().filter((found) => fields.includes(found.field) && !this.#noticed.has(keyOf(found)));
    fresh.forEach((found) => this.#noticed.add(keyOf(found)));
    this.#settle();
    if (fresh.length > 0) this.#say(this.#form.words.t('guard.title', {count: fresh.length}));
  }

  #noRoom(found: Found, over: number): false {
    this.full = {key: keyOf(found), over};
    this.#say(this.#form.words.t('guard.full', {count: over}));
    return false;
  }

  #settle(): void {
    if (this.#unsettled().length === 0) this.stopped = false;
    this.#host.requestUpdate();
  }

  #say(text: string): void {
    this.announcement = text;
    this.#settle();
  }

  #stands({place, after}: Removal): boolean {
    const {text, remark} = this.#textsAt(place);
    return text === after.text && remark === after.remark;
  }

  #textsAt(place: PublicPlace): Texts {
    const values = this.#form.values();
    return {text: textAt(values, place), remark: values['privatePart.remark']};
  }

  #put(place: PublicPlace, {text, remark}: Texts): void {
    this.#form.change({...withTextAt(this.#form.values(), place, text), 'privatePart.remark': remark}, place.field);
  }

  /** The attachments are no control of the form, and are left when focus goes out of them. */
  readonly #onFocusOut = ({target}: Event): void => {
    if (target instanceof Element && target.localName === 'civic-attachments') this.leave('attachments');
  };

  readonly #onPointerDown = (): void => {
    this.#pressing = true;
  };

  readonly #onPointerEnd = (): void => {
    this.#pressing = false;
    const waiting = this.#afterPress;
    this.#afterPress = [];
    // The click comes after the pointer is up.
    if (waiting.length > 0) setTimeout(() => waiting.forEach((look) => look()));
  };
}

/** The same words are the same finding wherever they stand. */
function keyOf({kind, text}: PrivateFinding): string {
  return `${kind}:${text}`;
}
