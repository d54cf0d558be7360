import {BrokenMediaError} from '../../model/media/broken.js';

/**
 * WebVTT as it is kept: UTF-8, beginning with its signature and nothing behind it, because programs write their names there, and without
 * notes, which players do not show.
 *
 * @throws {BrokenMediaError} for what is no text in UTF-8.
 */
export function checkCaptions(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new BrokenMediaError('the captions are not text in UTF-8', {cause});
  }
  if (text.includes('\0')) throw new BrokenMediaError('the captions are not text');
  // WebVTT: blocks are parted by empty lines; the first holds the signature, and one that begins with NOTE is a comment.
  const [, ...blocks] = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  const shown = blocks.filter((block) => block.trim() !== '' && !/^NOTE(?![^ \t\n])/.test(block));
  return new TextEncoder().encode(['WEBVTT', ...shown].join('\n\n') + '\n');
}
