import {type LitElement, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {AidedForm, WritingAids} from './writing-aids.js';

/** So long sending waits for what may still be on its way, in milliseconds. */
const PATIENCE = 3000;

/**
 * {@link WritingAids} that come after the form: nobody has typed anything yet that they could look at, and the form can do without them.
 * When they could not be fetched, leaving a field tries again.
 */
export class LazyAids implements ReactiveController {
  readonly #host: LitElement;
  readonly #form: AidedForm;
  #aids: WritingAids | undefined;
  #loading: Promise<void> | undefined;

  constructor(host: LitElement, form: AidedForm) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  hostConnected(): void {
    this.#begin();
  }

  /** A control was left or changed. */
  leave(name: string): void {
    if (this.#aids) this.#aids.leave(name);
    else this.#begin();
  }

  /** Somebody wants to send: whether that is stopped, to look at `#guard-summary`. */
  async stop(): Promise<boolean> {
    if (!this.#aids) await Promise.race([this.#loading, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    return this.#aids?.stop() ?? false;
  }

  /** Forgets what belonged to the text. */
  clear(): void {
    this.#aids?.clear();
  }

  /** What stands above the fields. */
  top(): TemplateResult | typeof nothing {
    return this.#aids?.top() ?? nothing;
  }

  /** What stands beneath a field. */
  beneath(name: string): TemplateResult | typeof nothing {
    return this.#aids?.beneath(name) ?? nothing;
  }

  /** What stands beneath the text. */
  beneathText(): TemplateResult | typeof nothing {
    return this.#aids?.beneathText() ?? nothing;
  }

  #begin(): void {
    if (!this.#aids) this.#loading ??= this.#load();
  }

  async #load(): Promise<void> {
    try {
      const {WritingAids: Aids} = await import('./writing-aids.js');
      this.#aids = new Aids(this.#host, this.#form);
      this.#aids.lookAtAll();
    } catch {
      // The form works without.
    } finally {
      this.#loading = undefined;
    }
  }
}
