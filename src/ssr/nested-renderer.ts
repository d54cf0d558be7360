import {LitElementRenderer} from '@lit-labs/ssr';
import {controllersOf, surround} from './server-element.js';

/** Renders the elements inside of others, in the language of the page. Lit itself leaves out what controllers do before an element is rendered. */
export function nestedRenderer(language: string): typeof LitElementRenderer {
  return class extends LitElementRenderer {
    override connectedCallback(): void {
      surround(this.element, {language});
      super.connectedCallback();
      for (const controller of controllersOf(this.element)) controller.hostUpdate?.();
    }
  };
}
