import type {ActionRequest, Message} from '../../model/index.js';

/** Somebody decided on a message or an answer. Cancel it to keep the decision from the board: what was typed stays. */
export class CivicReviewSubmit extends Event {
  static readonly eventName = 'civic-review-submit';
  readonly messageId: string;
  readonly request: ActionRequest;

  constructor(messageId: string, request: ActionRequest) {
    super(CivicReviewSubmit.eventName, {bubbles: true, composed: true, cancelable: true});
    this.messageId = messageId;
    this.request = request;
  }
}

/** The board has carried a decision out. */
export class CivicReviewSubmitted extends Event {
  static readonly eventName = 'civic-review-submitted';
  /** The message as it is now. */
  readonly message: Message;

  constructor(message: Message) {
    super(CivicReviewSubmitted.eventName, {bubbles: true, composed: true});
    this.message = message;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-review-submit': CivicReviewSubmit;
    'civic-review-submitted': CivicReviewSubmitted;
  }
}
