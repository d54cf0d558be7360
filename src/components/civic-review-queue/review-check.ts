import type {LitElement} from 'lit';
import type {EarlierAnswer} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import {type Answer, MASKABLE_PARTS, type Message, RETURN_REASONS, type ReturnReason} from '../../model/index.js';
import type {checkReply, Demand, ReplyCheck} from '../../model/reply-check/index.js';

/** What the check said of an answer, beside what it was told. */
export interface CheckedAnswer {
  readonly answer: Answer;
  readonly check: ReplyCheck;
}

/** What separates the texts of a message for the check. */
const BETWEEN = '\n\n';

/** Reads the answer that is to be reviewed beside its message and beside what its unit answered before. The rules are fetched with the first answer. */
export class ReviewCheck {
  /** What the unit answered to others; undefined until it is there, and where the board has no desk. */
  readonly earlier: BoardQuery<readonly EarlierAnswer[], readonly [string]>;
  /** The rules could not be fetched. */
  failed = false;
  readonly #host: LitElement;
  readonly #onChecked: (checked: CheckedAnswer) => void;
  #checkReply: typeof checkReply | undefined;
  #loading = false;
  #checked: {readonly message: Message; readonly others: readonly EarlierAnswer[] | undefined; readonly result: CheckedAnswer} | undefined;

  /** `message`: the one whose answer is reviewed; undefined for none. */
  constructor(host: LitElement, connection: BoardConnection, message: () => Message | undefined, onChecked: (checked: CheckedAnswer) => void) {
    this.#host = host;
    this.#onChecked = onChecked;
    this.earlier = new BoardQuery(
      host, connection,
      async (adapter, {signal}, [id]: readonly [string]) => (await deskOf(adapter)).findEarlierAnswers(id, {signal}),
      () => {
        const reviewed = message();
        return reviewed && connection.adapter?.capabilities.desk ? ([reviewed.id] as const) : undefined;
      },
      {reset: true},
    );
  }

  /** What the check says of the answer that a message has in review; undefined while it is not known. */
  of(message: Message): CheckedAnswer | undefined {
    const answer = answerInReview(message);
    if (!answer || (this.earlier.pending && !this.earlier.value)) return undefined;
    if (!this.#checkReply) {
      void this.#load();
      return undefined;
    }
    const others = this.earlier.value;
    if (this.#checked?.message === message && this.#checked.others === others) return this.#checked.result;
    const check = this.#checkReply(
      {title: message.title, body: textsOf(message).map((part) => message[part]).join(BETWEEN), kind: message.kind},
      {body: answer.body}, {others: (others ?? []).map(({body}) => body)},
    );
    const result = {answer, check};
    this.#checked = {message, others, result};
    this.#onChecked(result);
    return result;
  }

  async #load(): Promise<void> {
    if (this.#loading || this.failed) return;
    this.#loading = true;
    try {
      this.#checkReply = (await import('../../model/reply-check/index.js')).checkReply;
    } catch {
      this.failed = true;
    }
    this.#loading = false;
    this.#host.requestUpdate();
  }
}

/** The answer that waits for a reviewer. */
export function answerInReview({state, answers}: Message): Answer | undefined {
  return state === 'in-review' ? answers.findLast(({stage}) => stage === 'in-review' || stage === 'with-lead') : undefined;
}

/** The codes of a return among what the check found. */
export function returnReasonsOf({reasons}: ReplyCheck): ReturnReason[] {
  return RETURN_REASONS.filter((reason) => (reasons as readonly string[]).includes(reason));
}

/** Where in one of a message's texts demands stand that the answer passes over. The check counts through all of them. */
export function passedOverIn(message: Message, part: (typeof MASKABLE_PARTS)[number], demands: readonly Demand[]): readonly Pick<Demand, 'start' | 'end'>[] {
  let at = 0;
  for (const other of textsOf(message)) {
    const end = at + message[other].length;
    if (other === part) return demands.filter((demand) => demand.start >= at && demand.end <= end).map((demand) => ({start: demand.start - at, end: demand.end - at}));
    at = end + BETWEEN.length;
  }
  return [];
}

function textsOf(message: Message) {
  return MASKABLE_PARTS.filter((part) => part !== 'title' && message[part] !== '');
}
