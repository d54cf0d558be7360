import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {firstErrors} from '../../i18n/en/first/errors.js';
import {replies} from '../../i18n/en/replies.js';
import type {Page} from '../../model/query.js';
import type {PublishedAnswer} from '../../model/view.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {renderFailure} from '../failure.js';
import {threadUrl} from '../thread-url.js';
import {styles} from './civic-recent-replies.styles.js';

const COUNT = 5;
const LARGEST_COUNT = 100;

/**
 * The last answers that were published, for the side of a news page: what was asked, who answered and when, and how the answer begins.
 *
 * @tag civic-recent-replies
 * @status experimental
 * @since 0.1.0
 * @slot heading - The heading; a second-level one of the board's words unless given.
 * @csspart base - Everything.
 * @csspart list - The list of answers.
 * @csspart reply - An answer.
 * @csspart title - The heading of a message.
 * @csspart link - The link in it.
 * @csspart by - Who answered, and when.
 * @csspart answer - The beginning of the answer.
 * @csspart failure - What went wrong.
 * @cssproperty [--civic-recent-replies-gap=1rem] - Space above and below each answer.
 */
export class CivicRecentReplies extends BoardElement {
  static override styles = [tokens, reset, styles];

  /** How many answers, 1 to 100. */
  @property({type: Number}) count = COUNT;

  /** Only answers of agencies of this place and of places in it. */
  @property({attribute: 'place-id'}) placeId = '';

  /** Only answers of this agency. */
  @property({attribute: 'agency-id'}) agencyId = '';

  /** Only answers to messages about this topic and topics in it. */
  @property() topic = '';

  /** The address of a message's page, `{id}` standing for its id: `/message.html?id={id}`. Without it there are no links. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  readonly #words = new Localize(this, {replies, errors: firstErrors}, async () => {
    const {errors} = await import('../../i18n/en/errors.js');
    return {replies, errors};
  });
  readonly #connection = new BoardConnection(this);
  readonly #answers = new BoardQuery<Page<PublishedAnswer>, readonly [limit: number, placeId: string, agencyId: string, topic: string]>(
    this,
    this.#connection,
    (adapter, options, [limit, placeId, agencyId, topic]) => adapter.listAnswers({limit, placeId, agencyId, topic}, options),
    () => [this.#limit, this.placeId, this.agencyId, this.topic],
  );

  /** Fetches the answers anew. What is shown stays until then. */
  refresh(): void {
    this.#answers.refresh();
  }

  protected override render(): TemplateResult {
    if (!this.#connection.adapter) return html`<p part="failure" class="failed">${this.#words.t('errors.no-board')}</p>`;
    const {value, pending, error} = this.#answers;
    return html`<section part="base" aria-busy=${String(pending)}>
      <slot name="heading"><h2>${this.#words.t('replies.title')}</h2></slot>
      ${renderFailure(this.#words, error, () => this.refresh())}
      ${value ? this.#renderPage(value) : error ? nothing : this.#renderSkeleton()}
    </section>`;
  }

  #renderPage({items, agencies}: Page<PublishedAnswer>) {
    if (items.length === 0) return html`<p class="quiet">${this.#words.t('replies.empty')}</p>`;
    const names = new Map(agencies.map(({id, name}) => [id, name]));
    const timeZone = this.#connection.board?.timeZone;
    return html`<ul part="list">${items.map((answer) => {
      const {organisation, agencyId, approvedAt, body} = answer;
      const who = organisation || this.#words.text(names.get(agencyId ?? '')) || this.#words.t('replies.board-staff');
      return html`<li part="reply">
        <h3 part="title">${this.#renderTitle(answer)}</h3>
        <p part="by" class="by"><bdi>${who}</bdi> <time datetime=${approvedAt}>${this.#words.date(approvedAt, timeZone)}</time></p>
        <p part="answer" class="answer" dir="auto">${body}</p>
      </li>`;
    })}</ul>`;
  }

  #renderTitle({messageId, title}: PublishedAnswer) {
    return this.threadUrl
      ? html`<a part="link" href=${threadUrl(this.threadUrl, messageId)}><bdi>${title}</bdi></a>`
      : html`<bdi>${title}</bdi>`;
  }

  #renderSkeleton() {
    const row = html`<li><span class="bar"></span><span class="bar by"></span><span class="bar answer"></span></li>`;
    return html`<p class="visually-hidden">${this.#words.t('replies.loading')}</p>
      <ul aria-hidden="true">${Array.from({length: this.#limit}, () => row)}</ul>`;
  }

  get #limit(): number {
    return Math.min(Math.max(Math.trunc(this.count) || COUNT, 1), LARGEST_COUNT);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-recent-replies': CivicRecentReplies;
  }
}
