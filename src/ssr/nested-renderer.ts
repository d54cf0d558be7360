import {LitElementRenderer} from '@lit-labs/ssr';
import {controllersOf, surround, type Surroundings} from './server-element.js';

/** Renders the elements inside of others, on the same page. Lit itself leaves out what controllers do before an element is rendered. */
export function nestedRenderer(surroundings: Surroundings): typeof LitElementRenderer {
  return class extends LitElementRenderer {
    override connectedCallback(): void {
      surround(this.element, surroundings);
      super.connectedCallback();
      for (const controller of controllersOf(this.element)) controller.hostUpdate?.();
    }
  };
}
