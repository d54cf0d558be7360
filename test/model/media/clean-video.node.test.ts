import {describe, expect, it} from 'vitest';
import {BrokenMediaError} from '../../../src/model/media/broken.js';
import {cleanVideo} from '../../../src/model/media/clean-video.js';
import {box, film, SAMPLES, secretsIn, webm} from '../../server/support/media.js';

const has = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);

describe('cleanVideo', () => {
  it('leaves nothing in an MP4 but picture and sound, each where it was', () => {
    const before = film();
    expect(secretsIn(before)).toContain('+31.2304+121.4737');
    const {bytes, seconds, width, height} = cleanVideo(before);
    expect(secretsIn(bytes)).toEqual([]);
    expect(has(bytes, 'SECR')).toBe(false);
    expect(bytes.length).toBe(before.length);
    for (const sample of [SAMPLES.picture, SAMPLES.sound]) expect(Buffer.from(bytes).indexOf(sample)).toBe(Buffer.from(before).indexOf(sample));
    expect({seconds, width, height}).toEqual({seconds: 10, width: 640, height: 360});
  });

  it('takes out when something was filmed', () => {
    expect(Buffer.from(film()).includes(Buffer.from('deadbeef', 'hex'))).toBe(true);
    expect(Buffer.from(cleanVideo(film()).bytes).includes(Buffer.from('deadbeef', 'hex'))).toBe(false);
  });

  it('leaves the bytes that it was given as they were', () => {
    const before = film();
    cleanVideo(before);
    expect(before).toEqual(film());
  });

  it('finds nothing more to take out of what is clean', () => {
    for (const file of [film(), webm()]) {
      const {bytes} = cleanVideo(file);
      expect(cleanVideo(bytes).bytes).toEqual(bytes);
    }
  });

  it.each([true, false])('leaves nothing in a WebM but its pictures, whether its parts say their length or not', (open) => {
    const before = webm({open});
    const {bytes, seconds, width, height} = cleanVideo(before);
    expect(secretsIn(bytes)).toEqual([]);
    expect(bytes.length).toBe(before.length);
    expect(Buffer.from(bytes).indexOf(`${SAMPLES.picture} 5`)).toBe(Buffer.from(before).indexOf(`${SAMPLES.picture} 5`));
    expect({seconds, width, height}).toEqual({seconds: 5, width: 320, height: 200});
  });

  it('counts the time from what is there, whatever the header says', () => {
    const lying = film({seconds: 600});
    const bytes = Buffer.from(lying);
    for (let at = bytes.indexOf('mvhd'); at >= 0; at = -1) bytes.writeUInt32BE(1000, at + 20);
    expect(cleanVideo(new Uint8Array(bytes)).seconds).toBe(600);
  });

  it('refuses what is no video, wherever it is cut off, and does not hang', () => {
    expect(() => cleanVideo(new TextEncoder().encode('<html>'))).toThrow(BrokenMediaError);
    // What follows the last box that matters may be missing.
    for (const whole of [film().subarray(0, Buffer.from(film()).lastIndexOf('free') - 4), webm({open: false})]) {
      for (let end = 0; end < whole.length; end += 7) expect(() => cleanVideo(whole.subarray(0, end)), `${end} bytes`).toThrow(BrokenMediaError);
    }
  });

  it('refuses or cleans whatever a byte is changed to, and throws nothing else', () => {
    for (const whole of [film(), webm()]) {
      for (let at = 12; at < whole.length; at++) {
        for (const value of [0x00, 0xff]) {
          const changed = whole.slice();
          changed[at] = value;
          try {
            expect(cleanVideo(changed).bytes.length).toBe(whole.length);
          } catch (error) {
            expect(error, `byte ${at} set to ${value}`).toBeInstanceOf(BrokenMediaError);
          }
        }
      }
    }
  });

  it('refuses a track whose pictures lie in another file', () => {
    const bytes = Buffer.from(film());
    bytes.writeUInt32BE(0, bytes.indexOf('url ') + 4);
    expect(() => cleanVideo(new Uint8Array(bytes))).toThrow('another file');
  });

  it('refuses a film without a picture, and one that is nothing but boxes', () => {
    expect(() => cleanVideo(new Uint8Array(Buffer.concat([box('ftyp', 'mp42', 0, 'isom'), box('moov', box('mvhd', 0, 0, 0, 1000, 0))])))).toThrow('no picture');
    const many = Buffer.concat([box('ftyp', 'mp42', 0, 'isom'), Buffer.alloc(8 * 200_000, box('free'))]);
    expect(() => cleanVideo(new Uint8Array(many))).toThrow('too many');
  });
});
