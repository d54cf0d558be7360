// The elements in the JSX of React 19: `import type {} from 'civic-board/jsx'`, or `"types": ["civic-board/jsx"]` in tsconfig.json.
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {CivicElements} from './elements.js';

type Listeners<Events> = {[Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined};
type Own<E extends CivicElements[keyof CivicElements]> = E['properties'] & E['attributes'] & Listeners<E['events']>;
type Tag<E extends CivicElements[keyof CivicElements]> = Own<E> & Omit<DetailedHTMLProps<HTMLAttributes<E['element']>, E['element']>, keyof Own<E>>;

/** The tags with their properties, attributes and events (`oncivic-message-open`). */
export type CivicTags = {[Name in keyof CivicElements]: Tag<CivicElements[Name]>};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CivicTags {}
  }
}
