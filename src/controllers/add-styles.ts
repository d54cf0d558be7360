import type {CSSResult, LitElement} from 'lit';

/** Gives an element the styles of a part that was loaded later. */
export function addStyles(host: LitElement, ...styles: readonly CSSResult[]): void {
  // A root that a server wrote is there before the element's own. A server has none, and takes the styles as they are.
  const root = (host.renderRoot as ShadowRoot | undefined) ?? host.shadowRoot;
  if (root) root.adoptedStyleSheets?.push(...styles.flatMap(({styleSheet}) => styleSheet ?? []));
  else (host as {takeStyles?: (styles: readonly CSSResult[]) => void}).takeStyles?.(styles);
}
