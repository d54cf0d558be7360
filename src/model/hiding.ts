import * as v from 'valibot';
import {id, whole} from './fields.js';
import type {MessageContent} from './message.js';
import type {FieldIssue} from './validate.js';

/** The texts of a message in which board staff can mask words. */
export const MASKABLE_PARTS = ['title', 'body', 'demand', 'details'] as const;
export type MaskablePart = (typeof MASKABLE_PARTS)[number];

/** Words that are masked, as offsets into the text as it was sent, in UTF-16 code units. `end` is the first after them. */
export interface Mask {
  readonly part: MaskablePart;
  readonly start: number;
  readonly end: number;
}

/** What board staff keep from the public of a message that is public. */
export interface Hidden {
  readonly masks: readonly Mask[];
  /** Ids of the message's attachments. */
  readonly attachmentIds: readonly string[];
}

/** Nothing. */
export const NOTHING_HIDDEN: Hidden = {masks: [], attachmentIds: []};

/** Longest text whose words can be masked: well over any limit of a board. */
const MOST = 100_000;

/** The fields of a request that hides something. */
export const hidingEntries = () => ({
  masks: v.optional(v.pipe(
    v.array(v.strictObject({part: v.picklist(MASKABLE_PARTS, 'not-in-list'), start: whole(0, MOST, 'masks'), end: whole(1, MOST, 'masks')}), 'wrong-type'),
    v.maxLength(200, 'too-many'), v.metadata({control: 'masks', required: false}),
  ), []),
  hiddenAttachmentIds: v.optional(v.pipe(v.array(id(), 'wrong-type'), v.maxLength(50, 'too-many'), v.metadata({control: 'hidden-attachments', required: false})), []),
});

/** What is wrong with what a request wants to hide: words that are not there, files that the message does not have. */
export function hidingIssues(content: MessageContent, {masks, attachmentIds}: Hidden = NOTHING_HIDDEN): FieldIssue[] {
  const has = new Set(content.attachments.map((attachment) => attachment.id));
  return [
    ...masks.flatMap(({part, start, end}, index): FieldIssue[] => (start < end && end <= content[part].length ? [] : [{path: `masks.${index}`, code: 'not-in-list'}])),
    ...attachmentIds.flatMap((attachmentId, index): FieldIssue[] => (has.has(attachmentId) ? [] : [{path: `hiddenAttachmentIds.${index}`, code: 'not-in-list'}])),
  ];
}

/** Both together, without what is there twice. */
export function hiddenWith(before: Hidden, more: Hidden): Hidden {
  return {
    masks: [...before.masks, ...more.masks.filter((mask) => !before.masks.some(({part, start, end}) => part === mask.part && start <= mask.start && end >= mask.end))],
    attachmentIds: [...new Set([...before.attachmentIds, ...more.attachmentIds])],
  };
}

/** The content as the public gets it: each masked character a block, hidden attachments left out. Everything public is made from this. */
export function publicContentOf(content: MessageContent, {masks, attachmentIds}: Hidden): MessageContent {
  if (masks.length === 0 && attachmentIds.length === 0) return content;
  const texts = Object.fromEntries(MASKABLE_PARTS.map((part) => [part, masked(content[part], masks.filter((mask) => mask.part === part))]));
  return {...content, ...texts, attachments: content.attachments.filter((attachment) => !attachmentIds.includes(attachment.id))};
}

/** How a masked character looks. Line breaks stay, so that the text keeps its shape. */
export const MASK_SIGN = '█';

/** A stretch of a text, masked or not. */
export interface Stretch {
  readonly text: string;
  readonly masked: boolean;
}

/** A text as stretches that are masked and stretches that are not, in their order. By code points: half of a pair would be no text, so a mask that ends inside one covers all of it. */
export function stretchesOf(text: string, masks: readonly Pick<Mask, 'start' | 'end'>[]): Stretch[] {
  const stretches: {text: string; masked: boolean}[] = [];
  let index = 0;
  for (const sign of text) {
    const [from, to] = [index, index + sign.length];
    index = to;
    const hidden = masks.some(({start, end}) => start < to && end > from);
    const last = stretches.at(-1);
    if (last?.masked === hidden) last.text += sign;
    else stretches.push({text: sign, masked: hidden});
  }
  return stretches;
}

function masked(text: string, masks: readonly Mask[]): string {
  if (masks.length === 0) return text;
  return stretchesOf(text, masks).map((stretch) => (stretch.masked ? stretch.text.replace(/[^\n]/gu, MASK_SIGN) : stretch.text)).join('');
}
