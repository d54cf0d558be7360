import {html, type LitElement, type TemplateResult} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {Localize} from '../../controllers/localize.js';
import type {Message} from '../../model/view.js';
import {FollowPart} from './follow-part.js';
import {paperStyles} from './paper.styles.js';
import {readerStyles} from './reader-part.styles.js';
import {READER_ENGLISH} from './reader-words.js';
import {Recognition} from './recognition.js';
import {ReportPart} from './report-part.js';
import {SharePart} from './share-part.js';
import type {Tool} from './tools.js';

/** How what readers do belongs to their thread. */
export interface ReaderPartOptions {
  /** The query code in force; empty for none. */
  readonly code: () => string;
  /** The address of the message's page. */
  readonly url: () => string;
  /** Address of the page's service worker for notices; empty for none. */
  readonly pushWorker: () => string;
  /** The message with other followers. */
  readonly onFollowed: (message: Message) => void;
  /** A receipt on this device shows that the reader is the author. */
  readonly onRecognised: (message: Message, code: string) => void;
}

/** What every reader can do with a message: follow it, share it, print it, report it. Fetched once the message is shown. */
export class ReaderPart {
  readonly follow: FollowPart;
  readonly recognition: Recognition;
  readonly report: ReportPart;
  readonly #share: SharePart;

  constructor(host: LitElement, connection: BoardConnection, options: ReaderPartOptions) {
    addStyles(host, readerStyles, paperStyles);
    const words = new Localize(host, READER_ENGLISH);
    this.follow = new FollowPart(host, connection, {...options, words});
    this.report = new ReportPart(host, connection, {...options, words});
    this.#share = new SharePart(host, {...options, words});
    this.recognition = new Recognition(host, connection, options);
  }

  /** Forgets what was opened and typed: the thread shows another message, or to somebody else. */
  reset(): void {
    this.follow.reset();
    this.report.reset();
    this.#share.reset();
    this.recognition.reset();
  }

  /** A tool of the row was pressed. */
  press(tool: Tool, message: Message): void {
    switch (tool) {
      case 'follow': return void this.follow.toggle(message);
      case 'share': return void this.#share.openSheet(message);
      case 'copy-link': return void this.#share.copy();
      case 'print': return print();
      case 'report': return void this.report.toggle(message);
    }
  }

  /** What the tools have to say and to ask, below their row. */
  render(message: Message): TemplateResult {
    return html`<div class="reader on-screen">
      ${this.follow.render(message)}
      ${this.#share.render()}
      ${this.report.render(message)}
    </div>`;
  }

}
