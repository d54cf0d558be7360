import type {LitElement} from 'lit';
import type {BoardInfo, Message} from '../../model/index.js';
import {OversightPart} from '../civic-thread/oversight-part.js';
import type {Reading} from '../civic-thread/reading.js';
import type {Words} from './words.js';

const parts = new WeakMap<LitElement, OversightPart>();

/** What the thread's own views need to show a message here as they show it there. */
export function readingOf(host: LitElement, message: Message, board: BoardInfo, words: Words): Reading {
  let oversight = parts.get(host);
  if (!oversight) parts.set(host, (oversight = new OversightPart(host)));
  return {message, words, board, mapUrl: '', oversight, isNew: () => false};
}
