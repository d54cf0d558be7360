/** The reader has chosen how the page looks. The page's root has it in `data-civic-theme` already. */
export class CivicThemeChanged extends Event {
  static readonly eventName = 'civic-theme-changed';
  /** The names in `data-civic-theme`. */
  readonly theme: string;

  constructor(theme: string) {
    super(CivicThemeChanged.eventName, {bubbles: true, composed: true});
    this.theme = theme;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-theme-changed': CivicThemeChanged;
  }
}
