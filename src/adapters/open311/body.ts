import {BoardError} from '../../adapter/index.js';

/** Bytes of an answer. A thousand reports with the longest texts that the standard allows have less. */
export const MOST_BYTES = 16_000_000;

/** The text of an answer, in the character set that it says; given up when it does not end. */
export async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const {done, value} = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new BoardError('protocol', `the answer has more than ${MOST_BYTES} bytes`);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return decoderFor(response, bytes).decode(bytes);
}

/** UTF-8 by the standard; older endpoints say another one in the header or at the beginning of the document. */
function decoderFor({headers}: Response, bytes: Uint8Array): TextDecoder {
  const beginning = String.fromCharCode(...bytes.subarray(0, 100));
  const said = /charset="?([\w:.-]+)/i.exec(headers.get('Content-Type') ?? '')?.[1] ?? /^<\?xml[^>]*encoding=["']([\w:.-]+)/i.exec(beginning)?.[1];
  try {
    return new TextDecoder(said ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}
