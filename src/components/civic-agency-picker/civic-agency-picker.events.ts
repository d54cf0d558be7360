/** An agency was picked, or the choice was taken back by choosing another place. */
export class CivicAgencyPicked extends Event {
  static readonly eventName = 'civic-agency-picked';
  /** The agency's id; empty when the choice was taken back. */
  readonly agencyId: string;

  constructor(agencyId: string) {
    super(CivicAgencyPicked.eventName, {bubbles: true, composed: true});
    this.agencyId = agencyId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-agency-picked': CivicAgencyPicked;
  }
}
