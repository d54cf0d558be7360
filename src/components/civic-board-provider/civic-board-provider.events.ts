import {SESSION_CHANGED} from '../../context/session.js';

/** Somebody signed in or out below this provider, or a session turned out to have ended. Fired by whatever noticed; whoever connects the element asks the board who is there now. */
export class CivicSessionChanged extends Event {
  static readonly eventName = SESSION_CHANGED;

  constructor() {
    super(CivicSessionChanged.eventName, {bubbles: true, composed: true});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-session-changed': CivicSessionChanged;
  }
}
