import {CAPTIONS_TYPE, type UploadType} from './attachment.js';

/** So many bytes from the beginning of a file settle what it is. */
export const MEDIA_TYPE_BYTES = 64;

/**
 * What a file is by its first {@link MEDIA_TYPE_BYTES} bytes, or undefined when it is nothing that may be uploaded. Names and labels are
 * not asked: they say what somebody wants a file to be. Sources: the WHATWG MIME Sniffing standard; ISO/IEC 14496-12 for `ftyp`; RFC 9559.
 */
export function mediaTypeOf(bytes: Uint8Array): UploadType | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(4, 8) === 'ftyp') return STILL_BRANDS.test(ascii(8, 12)) ? undefined : 'video/mp4';
  if (ascii(0, 4) === '\x1a\x45\xdf\xa3') return ascii(0, MEDIA_TYPE_BYTES).includes('webm') ? 'video/webm' : undefined;
  if (/^(\xef\xbb\xbf)?WEBVTT(?![^ \t\r\n])/.test(ascii(0, 10))) return CAPTIONS_TYPE;
  return undefined;
}

/** Containers of the same kind that hold pictures: HEIC, AVIF. */
const STILL_BRANDS = /^(hei|hev|mif|msf|avi)/;
