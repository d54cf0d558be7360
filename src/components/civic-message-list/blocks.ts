/** Messages that are laid out and painted together: about three screens of them. */
const BLOCK = 20;

/**
 * Divides a list into blocks, so that a browser has hundreds of boxes to look after and not thousands. Where a block began, one begins
 * again: messages that come in before or after leave the elements of the others, and the focus on them, as they are.
 */
export function blocksOf<T extends {readonly id: string}>(items: readonly T[], before: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const beginnings = new Set(before.map(([first]) => first?.id));
  const blocks: T[][] = [];
  for (const item of items) {
    const last = blocks.at(-1);
    if (!last || last.length >= BLOCK || beginnings.has(item.id)) blocks.push([item]);
    else last.push(item);
  }
  return blocks;
}
