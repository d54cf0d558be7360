import type {Receipt} from '../../adapter/index.js';
import type {MessageDraft} from '../../model/index.js';

/** Somebody wants to send a message that has passed validation. Cancel it to keep the message from being sent. */
export class CivicMessageSubmit extends Event {
  static readonly eventName = 'civic-message-submit';
  /** What would be sent. Holds private fields: keep it out of logs and statistics. */
  readonly draft: Readonly<MessageDraft>;

  constructor(draft: MessageDraft) {
    super(CivicMessageSubmit.eventName, {bubbles: true, composed: true, cancelable: true});
    this.draft = draft;
  }
}

/** The board has taken a message. */
export class CivicMessageSubmitted extends Event {
  static readonly eventName = 'civic-message-submitted';
  /** Number and query code. The code proves authorship: keep it out of logs, statistics and addresses. */
  readonly receipt: Receipt;

  constructor(receipt: Receipt) {
    super(CivicMessageSubmitted.eventName, {bubbles: true, composed: true});
    this.receipt = receipt;
  }
}

/** Somebody wants to follow an earlier message instead of sending one. Cancel it to do otherwise. */
export class CivicSimilarFollow extends Event {
  static readonly eventName = 'civic-similar-follow';
  /** The message's id. */
  readonly messageId: string;

  constructor(messageId: string) {
    super(CivicSimilarFollow.eventName, {bubbles: true, composed: true, cancelable: true});
    this.messageId = messageId;
  }
}

/** Somebody follows an earlier message instead of sending one; or also: they may go on writing. */
export class CivicSimilarFollowed extends Event {
  static readonly eventName = 'civic-similar-followed';
  /** The message's id. */
  readonly messageId: string;

  constructor(messageId: string) {
    super(CivicSimilarFollowed.eventName, {bubbles: true, composed: true});
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-message-submit': CivicMessageSubmit;
    'civic-message-submitted': CivicMessageSubmitted;
    'civic-similar-follow': CivicSimilarFollow;
    'civic-similar-followed': CivicSimilarFollowed;
  }
}
