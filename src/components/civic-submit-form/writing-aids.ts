import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import type {SimilarMessage} from '../../model/index.js';
import {guardActions} from './guard-actions.js';
import {PrivacyGuard, type GuardedForm} from './privacy-guard.js';
import {privacyNotes, privacySummary} from './privacy-notes.js';
import {isPublicText} from './privacy-text.js';
import {SimilarMessages} from './similar-messages.js';
import {similarPanel} from './similar-panel.js';
import {type MapSettings, SpotMap} from './spot-map.js';
import {spotMapView} from './spot-map-view.js';
import {aidStyles} from './writing-aids.styles.js';

/** What the aids need of the form around them. */
export interface AidedForm extends GuardedForm {
  readonly connection: BoardConnection;
  /** The agency that the message is for; empty for none yet. */
  readonly agencyId: () => string;
  readonly threadUrl: () => string;
  readonly map: () => MapSettings & {readonly attribution: string};
  /** Sends, as a press on the button does. */
  readonly send: () => void;
  /** Empties the form and what is kept of it. */
  readonly clear: () => void;
}

/** What helps while writing and can be done without: the privacy guard, earlier messages about the same, and the map. */
export class WritingAids {
  readonly #host: LitElement;
  readonly #form: AidedForm;
  readonly #guard: PrivacyGuard;
  readonly #actions: ReturnType<typeof guardActions>;
  readonly #similar: SimilarMessages;
  readonly #map: SpotMap;

  constructor(host: LitElement, form: AidedForm) {
    this.#host = host;
    this.#form = form;
    addStyles(host, aidStyles);
    this.#guard = new PrivacyGuard(host, form);
    this.#actions = guardActions(host, this.#guard, form.send);
    this.#similar = new SimilarMessages(host, form.connection, () => {
      const {title, body, demand, details} = form.values();
      const agencyId = form.agencyId();
      const text = [body, demand, details].filter(Boolean).join('\n').slice(0, 20_000);
      return {title: title.slice(0, 1000), text, ...(agencyId && {agencyId})};
    });
    this.#map = new SpotMap(host, form.map, () => form.values()['spot.point'], (point) => form.change({'spot.point': point}));
  }

  /** A control was left or changed. */
  leave(name: string): void {
    this.#guard.leave(name);
  }

  /** Looks at everything that was typed before there was this to look. */
  lookAtAll(): void {
    this.#guard.leave('kind');
    this.#host.requestUpdate();
  }

  /** Somebody wants to send: whether that is stopped, to look at `#guard-summary`. */
  stop(): boolean {
    return this.#guard.stop();
  }

  /** Forgets what belonged to the text. */
  clear(): void {
    this.#guard.clear();
    this.#map.close();
  }

  /** What stands above the fields. The live region is always there. */
  top(): TemplateResult {
    return html`<div class="guard-place">
      <p role="status" class="visually-hidden">${this.#guard.announcement}</p>
      ${this.#guard.stopped ? privacySummary(this.#form.words, this.#guard, this.#actions) : nothing}
    </div>`;
  }

  /** What stands beneath a field. */
  beneath(name: string): TemplateResult | typeof nothing {
    if (name === 'spot.address') return html`${this.#notes(name)}${this.#mapView()}`;
    return this.#notes(name);
  }

  /** What stands beneath the text. */
  beneathText(): TemplateResult | typeof nothing {
    const {adapter} = this.#form.connection;
    if (!adapter?.capabilities.similar) return nothing;
    return similarPanel(this.#form.words, {
      similar: this.#similar,
      canFollow: adapter.capabilities.follow,
      threadUrl: this.#form.threadUrl(),
      onFollow: (message) => void this.#follow(message),
      onClear: () => {
        this.#similar.goOn();
        this.#form.clear();
      },
      onGoOn: () => {
        this.#similar.goOn();
        void this.#focus('[name="body"], [name="demand"]');
      },
    });
  }

  #notes(name: string): TemplateResult | typeof nothing {
    return isPublicText(name) ? privacyNotes(this.#form.words, this.#guard, name, this.#actions) : nothing;
  }

  #mapView(): TemplateResult | typeof nothing {
    const {tiles, attribution} = this.#form.map();
    return spotMapView(this.#form.words, this.#map, this.#form.values(), {offered: tiles !== '', attribution});
  }

  async #follow(message: SimilarMessage): Promise<void> {
    await this.#similar.follow(message);
    if (this.#similar.followed) await this.#focus('#similar-followed');
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
