/** A place was picked, or the choice was taken back. */
export class CivicPlacePicked extends Event {
  static readonly eventName = 'civic-place-picked';
  /** The id of the place; empty for none. */
  readonly placeId: string;

  constructor(placeId: string) {
    super(CivicPlacePicked.eventName, {bubbles: true, composed: true});
    this.placeId = placeId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-place-picked': CivicPlacePicked;
  }
}
