import type {CSSResult, LitElement} from 'lit';

/** Gives an element the styles of a part that was loaded later. */
export function addStyles(host: LitElement, ...styles: readonly CSSResult[]): void {
  const sheets = styles.flatMap(({styleSheet}) => styleSheet ?? []);
  if (host.renderRoot instanceof ShadowRoot) host.renderRoot.adoptedStyleSheets.push(...sheets);
}
