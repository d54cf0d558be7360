import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {AccountProof, AccountStanding, BoardError, NewSecondFactor, OwnAccount} from '../../adapter/index.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {errorText} from '../error-text.js';
import type {AccountPartOptions} from './password-part.js';
import {qrCode} from './qr-code.js';
import {RecoveryCodes} from './recovery-codes.js';
import {SecretForm} from './secret-form.js';

/** How the second factor belongs to its account. */
export interface SecondFactorPartOptions extends AccountPartOptions {
  /** The account stands otherwise now. */
  readonly onStanding: (standing: AccountStanding) => void;
}

/** What somebody is about to do, for which they prove that it is them. */
type Wish = 'set-up' | 'replace' | 'remove' | 'new-codes';

type Step =
  | {readonly name: 'idle'}
  | {readonly name: 'asking'; readonly wish: Wish}
  | {readonly name: 'scanning'; readonly wish: Wish; readonly factor: NewSecondFactor}
  | {readonly name: 'keeping'};

/** What has come of it. */
type Said = 'factor-set' | 'factor-removed' | 'scan-late';

/** Few enough to say that there should be more. */
const FEW = 3;

/** Sets up, replaces and removes the second factor, step by step. */
export class SecondFactorPart {
  readonly #host: LitElement;
  readonly #options: SecondFactorPartOptions;
  readonly #proof: SecretForm<NewSecondFactor | AccountStanding | readonly string[]>;
  readonly #confirmation: SecretForm<AccountStanding>;
  readonly #codes: RecoveryCodes;
  #step: Step = {name: 'idle'};
  #said: Said | undefined;

  constructor(host: LitElement, options: SecondFactorPartOptions) {
    this.#host = host;
    this.#options = options;
    const {words, account, owner, onReady} = options;
    this.#codes = new RecoveryCodes(host, words, () => {
      this.#go({name: 'idle'});
      onReady();
    });
    this.#proof = new SecretForm(host, words, {
      owner,
      fields: () => [
        {name: 'password', label: words.t('account.confirm-password'), kind: 'password', autocomplete: 'current-password'},
        ...(options.standing()?.secondFactor
          ? [{name: 'code', label: words.t('account.confirm-code'), hint: words.t('account.confirm-code-hint'), kind: 'code', autocomplete: 'one-time-code'} as const]
          : []),
      ],
      send: async (values) => await carryOut(await account(), this.#wish, {password: values['password'] ?? '', ...(values['code'] && {code: values['code']})}),
      onDone: (result) => this.#onProven(result),
      failureText: (error) => errorText(words, error),
      issueText: codeText,
    });
    this.#confirmation = new SecretForm(host, words, {
      owner,
      fields: () => [{name: 'code', label: words.t('account.scan-code'), kind: 'digits', autocomplete: 'one-time-code'}],
      send: async (values) => await (await account()).confirmSecondFactor(values['code'] ?? ''),
      onDone: (standing) => this.#onConfirmed(standing),
      onFailed: ({code}) => this.#onUnconfirmed(code),
      failureText: (error) => errorText(words, error),
      issueText: codeText,
    });
    function codeText({path, code}: {readonly path: string; readonly code: string}): string | undefined {
      return path === 'code' && code === 'does-not-match' ? words.t('session.code-wrong') : undefined;
    }
  }

  /** Codes are shown that are shown nowhere again: nothing else may take their place. */
  get holding(): boolean {
    return this.#step.name === 'keeping';
  }

  reset(): void {
    this.#step = {name: 'idle'};
    this.#said = undefined;
    this.#codes.forget();
    this.#proof.reset();
    this.#confirmation.reset();
  }

  /** `required`: the board asks for one, and there is nothing else to do before. */
  render(required: boolean): TemplateResult {
    const {words, standing} = this.#options;
    // Until the page knows of it the session still asks for what is there already.
    const missing = required && !standing()?.secondFactor;
    return html`<section part="second-factor" class="block" aria-labelledby="factor-title">
      <h3 id="factor-title" tabindex="-1">${words.t('account.factor-title')}</h3>
      ${missing && this.#step.name !== 'keeping' ? html`<p class="notice">${words.t('account.factor-required')}</p>` : nothing}
      <p role="status">${this.#said ? html`<span class="notice said ${this.#said === 'scan-late' ? '' : 'done'}">${words.any(`account.${this.#said}`)}</span>` : nothing}</p>
      ${this.#renderStep(missing, standing())}
    </section>`;
  }

  #renderStep(missing: boolean, standing: AccountStanding | undefined): TemplateResult {
    const step = this.#step;
    switch (step.name) {
      case 'idle': return missing ? this.#renderProof('set-up', false) : this.#renderIdle(standing);
      case 'asking': return this.#renderProof(step.wish, true);
      case 'scanning': return this.#renderScan(step.factor, step.wish);
      case 'keeping': return this.#codes.render(standing?.username ?? '');
    }
  }

  #renderIdle(standing: AccountStanding | undefined): TemplateResult {
    const {words} = this.#options;
    const factor = standing?.secondFactor;
    if (!factor) return html`<p>${words.t('account.factor-off')}</p><div class="buttons">${this.#wishButton('set-up')}</div>`;
    const few = factor.recoveryCodes < FEW;
    return html`<p>${words.t('account.factor-on', {date: words.date(factor.since)})} ${standing.secondFactorRequired ? words.t('account.factor-needed') : nothing}</p>
      <p class=${few ? 'notice' : ''}>${words.t('account.codes-left', {count: factor.recoveryCodes})} ${few ? words.t('account.codes-few') : nothing}</p>
      <div class="buttons">${this.#wishButton('new-codes')} ${this.#wishButton('replace')} ${standing.secondFactorRequired ? nothing : this.#wishButton('remove')}</div>`;
  }

  #wishButton(wish: Wish): TemplateResult {
    return html`<button id="wish-${wish}" type="button" class="button secondary" @click=${() => this.#go({name: 'asking', wish})}>${this.#options.words.t(`account.${wish}`)}</button>`;
  }

  #renderProof(wish: Wish, leave: boolean): TemplateResult {
    const {words} = this.#options;
    return html`<p>${words.t(`account.intro-${wish}`)}</p>
      ${this.#proof.render({
        submit: words.t(`account.do-${wish}`), submitting: words.t('account.working'),
        ...(leave && {cancel: {label: words.t('account.cancel'), onCancel: () => this.#leave(wish)}}),
      })}
      ${this.#proof.renderFailure()}`;
  }

  #renderScan({secret, uri}: NewSecondFactor, wish: Wish): TemplateResult {
    const {words} = this.#options;
    return html`<h4 id="step-title" tabindex="-1">${words.t('account.scan-title')}</h4>
      <p>${words.t('account.scan-1')}</p>
      ${qrCode(uri, words.t('account.scan-picture'))}
      ${uri.startsWith('otpauth:') ? html`<p>${words.t('account.scan-here')} <a href=${uri}>${words.t('account.scan-open')}</a></p>` : nothing}
      <p>${words.t('account.scan-by-hand')} <code part="secret" class="secret" dir="ltr" translate="no">${secret.replace(/.{4}(?=.)/g, '$& ')}</code></p>
      <p>${words.t('account.scan-2')}</p>
      ${this.#confirmation.render({
        submit: words.t('account.scan-confirm'), submitting: words.t('account.working'), cancel: {label: words.t('account.cancel'), onCancel: () => this.#leave(wish)},
      })}
      ${this.#confirmation.renderFailure()}`;
  }

  get #wish(): Wish {
    return this.#step.name === 'asking' ? this.#step.wish : 'set-up';
  }

  #onProven(result: NewSecondFactor | AccountStanding | readonly string[]): void {
    if ('secret' in result) return this.#go({name: 'scanning', wish: this.#wish, factor: result});
    if ('username' in result) {
      this.#options.onStanding(result);
      this.#go({name: 'idle'}, 'factor-removed');
      return;
    }
    this.#keep(result);
  }

  #onConfirmed(standing: AccountStanding): void {
    const codes = this.#step.name === 'scanning' ? this.#step.factor.recoveryCodes : [];
    this.#keep(codes, 'factor-set');
    this.#options.onStanding(standing);
  }

  /** It was begun too long ago. */
  #onUnconfirmed(code: BoardError['code']): boolean {
    if (code !== 'not-allowed-now') return false;
    this.#go({name: 'idle'}, 'scan-late');
    return true;
  }

  #keep(codes: readonly string[], said?: 'factor-set'): void {
    this.#codes.keep(codes);
    this.#go({name: 'keeping'}, said);
    const {standing, onStanding} = this.#options;
    const now = standing();
    // New ones in place of those that were left.
    if (said === undefined && now?.secondFactor) onStanding({...now, secondFactor: {...now.secondFactor, recoveryCodes: codes.length}});
  }

  #leave(wish: Wish): void {
    this.#go({name: 'idle'});
    void this.#focus(`#wish-${wish}`, '#factor-title');
  }

  #go(step: Step, said?: Said): void {
    this.#step = step;
    this.#said = said;
    this.#proof.reset();
    this.#confirmation.reset();
    if (step.name === 'asking') void this.#proof.focus();
    else void this.#focus('#step-title', '#factor-title');
  }

  async #focus(...selectors: readonly string[]): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const target = selectors.map((selector) => this.#host.renderRoot.querySelector<HTMLElement>(selector)).find((found) => found !== null);
    if (mayTakeFocus(this.#host)) target?.focus();
  }
}

async function carryOut(account: OwnAccount, wish: Wish, proof: AccountProof): Promise<NewSecondFactor | AccountStanding | readonly string[]> {
  switch (wish) {
    case 'set-up': case 'replace': return await account.beginSecondFactor(proof);
    case 'remove': return await account.removeSecondFactor(proof);
    case 'new-codes': return await account.renewRecoveryCodes(proof);
  }
}
