// The elements in templates of Vue 3: `import type {} from 'civic-board/vue'`, or `"types": ["civic-board/vue"]` in tsconfig.json.
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';
import type {CivicElements} from './elements.js';

type Listeners<Events> = {[Name in keyof Events]: (event: Events[Name]) => void};
type Own<E extends CivicElements[keyof CivicElements]> = E['properties'] & E['attributes'];
type Tag<E extends CivicElements[keyof CivicElements]> = new () => E['element'] & {
  /** Read by Vue's checker of templates; elements have no such property. */
  $props: Own<E> & Omit<HTMLAttributes, keyof Own<E>> & PublicProps;
  /** Read by Vue's checker of templates; elements have no such method. */
  $emit: EmitFn<Listeners<E['events']>>;
};

/** The tags with their properties, attributes and events. */
export type CivicTags = {[Name in keyof CivicElements]: Tag<CivicElements[Name]>};

declare module 'vue' {
  interface GlobalComponents extends CivicTags {}
  interface HTMLAttributes {
    /** The slot of the element around it, such as `heading`: Vue's own slots are another thing. */
    slot?: string | undefined;
  }
}
