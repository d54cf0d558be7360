import type {ActionRequest} from '../../model/action-request.js';
import type {Message} from '../../model/view.js';

/**
 * The author wants to do something with a message: rate, follow up, supply information, reopen, withdraw. What was entered has passed
 * validation. Cancel it to keep it from being sent; what was typed stays.
 */
export class CivicActionSubmit extends Event {
  static readonly eventName = 'civic-action-submit';
  readonly messageId: string;
  /** What would be sent. Holds words that are not public. */
  readonly request: ActionRequest;

  constructor(messageId: string, request: ActionRequest) {
    super(CivicActionSubmit.eventName, {bubbles: true, composed: true, cancelable: true});
    this.messageId = messageId;
    this.request = request;
  }
}

/** The board has carried out what the author wanted. */
export class CivicMessageChanged extends Event {
  static readonly eventName = 'civic-message-changed';
  /** The message as it is now, as its author sees it. Holds words that are not public. */
  readonly message: Message;

  constructor(message: Message) {
    super(CivicMessageChanged.eventName, {bubbles: true, composed: true});
    this.message = message;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-action-submit': CivicActionSubmit;
    'civic-message-changed': CivicMessageChanged;
  }
}
