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

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-reply-submit': CivicReplySubmit;
    'civic-reply-submitted': CivicReplySubmitted;
  }
}
