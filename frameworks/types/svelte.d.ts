// The elements in Svelte 5: `import type {} from 'civic-board/svelte'`, or `"types": ["civic-board/svelte"]` in tsconfig.json.
import type {HTMLAttributes} from 'svelte/elements';
import type {CivicElements} from './elements.js';

type Listeners<Events> = {[Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined};
type Own<E extends CivicElements[keyof CivicElements]> = E['properties'] & E['attributes'] & Listeners<E['events']>;
type Tag<E extends CivicElements[keyof CivicElements]> = Own<E> & Omit<HTMLAttributes<E['element']>, keyof Own<E>>;

/** The tags with their properties, attributes and events (`oncivic-message-open`). */
export type CivicTags = {[Name in keyof CivicElements]: Tag<CivicElements[Name]>};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends CivicTags {}
}
