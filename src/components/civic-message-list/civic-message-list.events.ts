/**
 * Somebody wants to read a message. Cancel it to show the message in another way than by following the link, which the page gave with
 * `thread-url`; without a link there is nothing to cancel, and nothing else happens.
 */
export class CivicMessageOpen extends Event {
  static readonly eventName = 'civic-message-open';
  readonly messageId: string;

  constructor(messageId: string) {
    super(CivicMessageOpen.eventName, {bubbles: true, composed: true, cancelable: true});
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-message-open': CivicMessageOpen;
  }
}
