import {createElement, type DetailedHTMLProps, type HTMLAttributes, type ReactElement, type Ref, useCallback, useLayoutEffect, useRef} from 'react';

/** What the manifest says of an element, as types (dist/frameworks/elements.d.ts). */
export interface ElementTypes {
  element: HTMLElement;
  properties: object;
  events: object;
}

/** `civic-message-open` as the name of a prop: `onCivicMessageOpen`. */
export type HandlerName<Event extends string> = `on${Camel<Event>}`;
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Camel<Rest>}` : Capitalize<Name>;

type Handlers<Events> = {[Name in keyof Events & string as HandlerName<Name>]?: ((event: Events[Name]) => void) | undefined};
type Own<E extends ElementTypes> = E['properties'] & Handlers<E['events']>;

/** The props of an element's component: its properties, its events, and what every HTML element takes. */
export type WrapperProps<E extends ElementTypes> = Own<E> & Omit<DetailedHTMLProps<HTMLAttributes<E['element']>, E['element']>, keyof Own<E>>;

/** A component of React that is an element of ours. */
export type Wrapper<E extends ElementTypes> = (props: WrapperProps<E>) => ReactElement;

type Values = Record<string, unknown>;

/**
 * Makes a component of React out of an element. React 19 sets properties by itself, but not on what a server has rendered, and it writes them to
 * markup under names that are no attributes. Here markup has the attributes, on the server as well, and properties are set when they change, so
 * that what a reader has chosen in an element stays when the page around it renders again.
 *
 * @param attributes - Each property that can be set, with its attribute; null where it has none.
 */
export function wrap<E extends ElementTypes>(tag: string, attributes: Readonly<Record<string, string | null>>, events: readonly string[]): Wrapper<E> {
  const eventOf = new Map(events.map((event) => [handlerName(event), event]));

  function CivicElement({ref, ...props}: Values & {ref?: Ref<HTMLElement>}): ReactElement {
    const element = useRef<HTMLElement>(null);
    const set = useRef<Values>({});
    const handlers = useRef<Values>({});
    const given: Values = {};
    const heard: Values = {};
    const plain: Values = {};
    for (const [name, value] of Object.entries(props)) {
      const event = eventOf.get(name);
      const attribute = attributes[name];
      if (event) heard[event] = value;
      else if (attribute === undefined) plain[name] = value;
      else {
        given[name] = value;
        if (attribute && isText(value)) plain[attribute] = value;
      }
    }

    useLayoutEffect(() => {
      handlers.current = heard;
      const target = element.current as unknown as Values;
      for (const name of Object.keys({...set.current, ...given})) {
        if (given[name] !== set.current[name]) target[name] = given[name] === undefined ? initial(tag)[name] : given[name];
      }
      set.current = given;
    });

    useLayoutEffect(() => {
      const target = element.current;
      const hear = (event: Event) => (handlers.current[event.type] as ((event: Event) => void) | undefined)?.(event);
      for (const event of events) target?.addEventListener(event, hear);
      return () => events.forEach((event) => target?.removeEventListener(event, hear));
    }, []);

    const hold = useCallback((node: HTMLElement | null) => {
      element.current = node;
      if (typeof ref === 'function') return ref(node);
      if (ref) (ref).current = node;
      return undefined;
    }, [ref]);

    return createElement(tag, {...plain, ref: hold});
  }
  CivicElement.displayName = [...tag.split('-')].map(capital).join('');
  return CivicElement;
}

/** What can stand in an attribute; `false` is an attribute that is not there. */
const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || value === true;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const handlerName = (event: string): string => `on${event.split('-').map(capital).join('')}`;

const fresh = new Map<string, Values>();

/** The element as it is by itself: what a property goes back to when it is no longer given. */
function initial(tag: string): Values {
  const element = fresh.get(tag) ?? document.createElement(tag) as unknown as Values;
  fresh.set(tag, element);
  return element;
}
