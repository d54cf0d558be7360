import {BrokenMediaError} from './broken.js';

/** An element of an EBML file (RFC 8794) in the bytes that hold it. */
export interface Element {
  /** With its marker bits, as the standards write it: `0x1a45dfa3`. */
  readonly id: number;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Elements of one list at most. */
const MOST = 500_000;

/**
 * The elements between two places. One that does not say how long it is (recordings are written like that) ends where `ends` finds the
 * beginning of the next of its kind.
 */
export function elementsIn(bytes: Uint8Array, from: number, to: number, ends?: (id: number) => boolean): Element[] {
  const elements: Element[] = [];
  for (let start = from; start < to;) {
    const {length: idLength, value: id} = idAt(bytes, start);
    const size = sizeAt(bytes, start + idLength);
    const body = start + idLength + size.length;
    const end = size.value === undefined ? endOf(bytes, body, to, ends) : body + size.value;
    if (end > to) throw new BrokenMediaError('an element reaches beyond its place');
    if (elements.length === MOST) throw new BrokenMediaError('there are too many elements');
    elements.push({id, start, body, end});
    start = end;
  }
  return elements;
}

/** Turns an element into one of no meaning, as long as before. */
export function empty(bytes: Uint8Array, {start, end}: Element): void {
  const length = end - start;
  bytes.fill(0, start, end);
  bytes[start] = 0xec; // Void
  if (length <= 128) {
    bytes[start + 1] = 0x80 | (length - 2);
  } else {
    bytes[start + 1] = 0x01;
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(start + 5, length - 9);
  }
}

/** The first element with an id. */
export function find(elements: readonly Element[], id: number): Element | undefined {
  return elements.find((element) => element.id === id);
}

/** An unsigned number; a default where the element is absent. */
export function numberIn(bytes: Uint8Array, element: Element | undefined, fallback: number): number {
  return element ? bytes.subarray(element.body, element.end).reduce((number, byte) => number * 256 + byte, 0) : fallback;
}

/** An element's text in ASCII, without the zeros that may fill it up. */
export function textIn(bytes: Uint8Array, element: Element | undefined): string {
  return element ? String.fromCharCode(...bytes.subarray(element.body, Math.min(element.end, element.body + 100))).replace(/\0.*$/s, '') : '';
}

/** A number of variable length without its marker: 7 bits of each of its bytes. Undefined when all are set: "not known". */
export function sizeAt(bytes: Uint8Array, at: number): {length: number; value: number | undefined} {
  const first = byteAt(bytes, at);
  const length = Math.clz32(first) - 23;
  if (length > 8) throw new BrokenMediaError('no length where one must be');
  let value = first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = byteAt(bytes, at + index);
    unknown &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return {length, value: unknown ? undefined : value};
}

function idAt(bytes: Uint8Array, at: number): {length: number; value: number} {
  const length = Math.clz32(byteAt(bytes, at)) - 23;
  if (length > 4) throw new BrokenMediaError('no element where one must be');
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + byteAt(bytes, at + index);
  return {length, value};
}

function endOf(bytes: Uint8Array, body: number, to: number, ends: ((id: number) => boolean) | undefined): number {
  if (!ends) return to;
  let at = body;
  while (at < to) {
    const {length, value: id} = idAt(bytes, at);
    if (ends(id)) return at;
    const size = sizeAt(bytes, at + length);
    if (size.value === undefined) throw new BrokenMediaError('an element inside another does not say where it ends');
    at += length + size.length + size.value;
  }
  if (at > to) throw new BrokenMediaError('an element reaches beyond its place');
  return to;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new BrokenMediaError('the file is cut off');
  return byte;
}
