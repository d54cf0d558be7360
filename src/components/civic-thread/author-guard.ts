import {html, nothing, type TemplateResult} from 'lit';
import {findPrivate, type PrivateFinding} from '../../model/privacy/find-private.js';
import type {AuthorWords} from './author-words.js';

/**
 * Points out private words in what board staff may publish, once somebody wants to send it. Nobody is kept from sending them: a unit may need a
 * phone number. There is no private remark here to move them to, so they are taken out or left.
 */
export class AuthorGuard {
  /** What stopped somebody from sending, and what they want to leave. */
  readonly #shown = new Set<string>();
  readonly #left = new Set<string>();

  /** What is pointed out in a text now. */
  shownIn(text: string): readonly PrivateFinding[] {
    return this.#shown.size === 0 ? [] : this.#unsettled(text).filter((found) => this.#shown.has(keyOf(found)));
  }

  /** Somebody wants to send a text: whether that is stopped. */
  stop(text: string): boolean {
    const found = this.#unsettled(text);
    for (const one of found) this.#shown.add(keyOf(one));
    return found.length > 0;
  }

  leave(found: PrivateFinding): void {
    this.#left.add(keyOf(found));
  }

  /** Forgets everything, with what was typed. */
  clear(): void {
    this.#shown.clear();
    this.#left.clear();
  }

  #unsettled(text: string): PrivateFinding[] {
    return findPrivate(text).filter((found) => !this.#left.has(keyOf(found)));
  }
}

/** What was found, and what can be done about each. The form moves focus to its title. */
export function guardView(
  words: AuthorWords, id: string, all: readonly PrivateFinding[],
  {onTakeOut, onLeave}: {readonly onTakeOut: (found: PrivateFinding) => void; readonly onLeave: (found: PrivateFinding) => void},
): TemplateResult | typeof nothing {
  if (all.length === 0) return nothing;
  return html`<div class="notice guard" role="group" aria-labelledby=${id}>
    <p id=${id} tabindex="-1"><strong>${words.t('guard.title', {count: all.length})}</strong></p>
    <ul>
      ${all.map((found, index) => html`<li>
        <p id="${id}-${index}">${quote(words, found)}</p>
        <p class="hint">${words.any(`guard.why-${found.kind}`)}</p>
        <div class="buttons">
          <button type="button" class="button secondary" aria-describedby="${id}-${index}" @click=${() => onTakeOut(found)}>${words.t('guard.take-out')}</button>
          <button type="button" class="button secondary" aria-describedby="${id}-${index}" @click=${() => onLeave(found)}>${words.t('guard.leave')}</button>
        </div>
      </li>`)}
    </ul>
  </div>`;
}

/** The kind and the words, which keep their own direction. */
function quote(words: AuthorWords, {kind, text}: PrivateFinding): TemplateResult {
  const [before, after] = words.t('guard.quoted', {kind: words.any(`guard.kind-${kind}`), words: '\u0000'}).split('\u0000');
  return html`${before}<bdi translate="no">${text}</bdi>${after}`;
}

/** The same words are the same finding wherever they stand. */
function keyOf({kind, text}: PrivateFinding): string {
  return `${kind}:${text}`;
}
