import type {ActionRequest, Message} from '../../model/index.js';

/** Somebody does something about a supervised message, or begins to supervise one. Cancel it to keep it from the board: what was typed stays. */
export class CivicSupervisionSubmit extends Event {
  static readonly eventName = 'civic-supervision-submit';
  readonly messageId: string;
  readonly request: ActionRequest;

  constructor(messageId: string, request: ActionRequest) {
    super(CivicSupervisionSubmit.eventName, {bubbles: true, composed: true, cancelable: true});
    this.messageId = messageId;
    this.request = request;
  }
}

/** The board has carried it out. */
export class CivicSupervisionSubmitted extends Event {
  static readonly eventName = 'civic-supervision-submitted';
  /** The message as it is now. */
  readonly message: Message;

  constructor(message: Message) {
    super(CivicSupervisionSubmitted.eventName, {bubbles: true, composed: true});
    this.message = message;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-supervision-submit': CivicSupervisionSubmit;
    'civic-supervision-submitted': CivicSupervisionSubmitted;
  }
}
