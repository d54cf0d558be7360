import type {ActionRequest, Message} from '../../model/index.js';

/** Somebody pressed the button of an action. Cancel it to keep the request from the board: what was typed stays in the panel. */
export class CivicReplySubmit extends Event {
  static readonly eventName = 'civic-reply-submit';
  readonly messageId: string;
  readonly request: ActionRequest;

  constructor(messageId: string, request: ActionRequest) {
    super(CivicReplySubmit.eventName, {bubbles: true, composed: true, cancelable: true});
    this.messageId = messageId;
    this.request = request;
  }
}

/** The board has carried an action out. */
export class CivicReplySubmitted extends Event {
  static readonly eventName = 'civic-reply-submitted';
  /** The message as it is now. */
  readonly message: Message;

  constructor(message: Message) {
    super(CivicReplySubmitted.eventName, {bubbles: true, composed: true});
    this.message = message;
  }
}

/** Somebody else has changed the message, which the person at this panel has just found out: what shows it may fetch it again. */
export class CivicMessageOutdated extends Event {
  static readonly eventName = 'civic-message-outdated';
  readonly messageId: string;

  constructor(messageId: string) {
    super(CivicMessageOutdated.eventName, {bubbles: true, composed: true});
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-reply-submit': CivicReplySubmit;
    'civic-message-outdated': CivicMessageOutdated;
    'civic-reply-submitted': CivicReplySubmitted;
  }
}
