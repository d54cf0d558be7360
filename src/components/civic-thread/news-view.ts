import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {phraseWith} from './phrase-with.js';
import type {ReaderWords} from './reader-words.js';

/** A way in which news can come. */
export type NewsWay = 'mail' | 'push';

/** What a follower is asked who wants news. */
export interface NewsView {
  readonly ways: readonly NewsWay[];
  readonly pending: boolean;
  readonly address: string;
  readonly addressIssue: 'required' | 'wrong' | undefined;
  readonly mailed: 'sent' | 'known' | undefined;
  readonly pushed: 'done' | 'denied' | 'failed' | undefined;
  readonly failure: {readonly way: NewsWay; readonly text: string} | undefined;
  readonly onType: (address: string) => void;
  readonly onMail: (event: SubmitEvent) => void;
  readonly onPush: () => void;
}

/** Offers news by e-mail and by push to somebody who follows. */
export function newsView(words: ReaderWords, view: NewsView): TemplateResult {
  return html`<details part="subscribe" class="subscribe">
    <summary>${words.t('follow.get-news')}</summary>
    ${view.ways.includes('mail') ? mailView(words, view) : nothing}
    ${view.ways.includes('push') ? pushView(words, view) : nothing}
  </details>`;
}

function mailView(words: ReaderWords, {address, addressIssue, mailed, failure, pending, onType, onMail}: NewsView): TemplateResult {
  return html`<form novalidate @submit=${onMail}>
    <div class="field">
      <label for="mail">${words.t('follow.mail-address')}</label>
      <p class="hint" id="mail-hint">${words.t('follow.mail-hint')}</p>
      <p class="error" id="mail-error" role="alert">${addressIssue ? words.t(`follow.mail-${addressIssue}`) : failure?.way === 'mail' ? failure.text : nothing}</p>
      <input id="mail" type="email" dir="ltr" autocomplete="email" maxlength="254" aria-describedby="mail-hint mail-error"
        aria-invalid=${addressIssue ? 'true' : nothing} .value=${live(address)}
        @input=${({target}: InputEvent) => onType((target as HTMLInputElement).value)} />
    </div>
    <button class="button secondary" aria-disabled=${pending ? 'true' : nothing}>${words.t(pending ? 'follow.sending' : 'follow.mail-send')}</button>
    <p role="status" class="said">${mailed ? phraseWith(words.any(`follow.mail-${mailed}`), {address: address.trim()}) : nothing}</p>
  </form>`;
}

function pushView(words: ReaderWords, {pushed, failure, pending, onPush}: NewsView): TemplateResult {
  const problem = pushed === 'denied' || pushed === 'failed' ? words.t(`follow.push-${pushed}`) : failure?.way === 'push' ? failure.text : nothing;
  return html`<div class="push">
    <button type="button" class="button secondary" aria-disabled=${pending ? 'true' : nothing} @click=${onPush}>${words.t('follow.push')}</button>
    <p role="status" class="said">${pushed === 'done' ? words.t('follow.push-done') : nothing}</p>
    <p role="alert" class="error">${problem}</p>
  </div>`;
}
