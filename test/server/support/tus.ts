import type {Upload} from '../../../src/adapter/index.js';
import {randomId} from '../../../src/adapter/index.js';

/** A client of the tus protocol that does as it is told and cleans nothing. */
export interface Tus {
  /** Creates an upload and gives its address. */
  create(size: number, options?: {readonly key?: string; readonly headers?: Record<string, string>}): Promise<Response>;
  head(address: string): Promise<Response>;
  patch(address: string, offset: number, bytes: Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Response>;
  /** Brings a whole file in, and gives the answer to what it is. */
  send(bytes: Uint8Array<ArrayBuffer>, options?: {readonly key?: string; readonly metadata?: string}): Promise<Response>;
  /** The same, for a file that must be taken. */
  upload(bytes: Uint8Array<ArrayBuffer>): Promise<Upload>;
}

/** @param url where the API is. */
export function tusClient(url: string): Tus {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const create: Tus['create'] = async (size, {key = randomId(), headers = {}} = {}) => await fetch(`${url}/uploads`, {
    method: 'POST', headers: {'Tus-Resumable': '1.0.0', 'Upload-Length': String(size), 'Upload-Metadata': `resumeKey ${base64(key)}`, ...headers},
  });
  const patch: Tus['patch'] = async (address, offset, bytes, headers = {}) => await fetch(address, {
    method: 'PATCH', body: bytes,
    headers: {'Tus-Resumable': '1.0.0', 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...headers},
  });
  const send: Tus['send'] = async (bytes, {key, metadata} = {}) => {
    const headers = metadata === undefined ? {} : {'Upload-Metadata': `resumeKey ${base64(key ?? randomId())},${metadata}`};
    const created = await create(bytes.length, {...(key !== undefined && {key}), headers});
    if (created.status !== 201) return created;
    const address = addressIn(created, url);
    if (bytes.length > 0) {
      const sent = await patch(address, 0, bytes);
      if (sent.status !== 204) return sent;
    }
    return await fetch(address);
  };
  return {
    create, patch, send,
    head: async (address) => await fetch(address, {method: 'HEAD', headers: {'Tus-Resumable': '1.0.0'}}),
    upload: async (bytes) => {
      const response = await send(bytes);
      if (response.status !== 200) throw new Error(`refused: ${await response.text()}`);
      return await response.json() as Upload;
    },
  };
}

/** The address that an answer to a creation gives. */
export function addressIn(response: Response, url: string): string {
  return new URL(response.headers.get('Location') ?? '', `${url}/uploads`).href;
}
