/** A noun after a number stays in the singular: the two categories that CLDR has for Uyghur say the same. */
export function counted<const T extends string>(text: T): {readonly one: T; readonly other: T} {
  return {one: text, other: text};
}
