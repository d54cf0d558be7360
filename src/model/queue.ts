/**
 * Which messages a list is of. `public`: what everybody may read. `handling`: what the viewer's agency has to handle, and
 * what it was called in on. `moderation`: what waits for board staff: messages to publish, answers to review, messages handed back,
 * public ones that were reported or whose author's later words nobody has published.
 * Both are sorted into trays, `BOXES_OF`; with a `box` the list is that tray, which may hold more than what waits (everything supervised).
 * `mine`: what the signed-in viewer wrote. `followed`: the public ones that the signed-in viewer follows.
 */
export const QUEUES = ['public', 'handling', 'moderation', 'mine', 'followed'] as const;
export type Queue = (typeof QUEUES)[number];

/**
 * `newest`: by time of sending. `newest-answer`: by time of the last public answer, messages without one after the others. `most-followed`:
 * by the number of followers, then newest. `due`: what is
 * due first comes first; in the queues of staff only.
 */
export const SORTS = ['newest', 'newest-answer', 'most-followed', 'due'] as const;
export type Sort = (typeof SORTS)[number];

/** Pages hold this many entries unless told otherwise, and never more than the maximum. */
export const PAGE_LIMIT = {default: 20, max: 100} as const;
