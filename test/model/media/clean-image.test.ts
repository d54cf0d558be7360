import {expect} from '@open-wc/testing';
import {BrokenMediaError} from '../../../src/model/media/broken.js';
import {cleanImage} from '../../../src/model/media/clean-image.js';
import {orientationIn, orientationSegment} from '../../../src/model/media/orientation.js';
import {itWithWebP} from '../../support/engine.js';
import {ascii, drawn, indexOfText, joined, photograph, SECRETS, uint32} from '../../support/pictures.js';

/** What the browser makes of a picture. */
async function decoded(bytes: Uint8Array<ArrayBuffer>): Promise<{width: number; height: number; corner: number[]}> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return {width: bitmap.width, height: bitmap.height, corner: [...context.getImageData(0, 0, 1, 1).data]};
}

/** A PNG chunk; nobody checks its sum here. */
const chunk = (type: string, body: Uint8Array) => joined(uint32(body.length), ascii(type), body, uint32(0));
const webpChunk = (type: string, body: Uint8Array) => joined(ascii(type), uint32(body.length).reverse(), body, new Uint8Array(body.length % 2));

/** A WebP picture in the form that can have more than pixels, which some browsers draw and others do not. */
function extended(picture: Uint8Array<ArrayBuffer>, width: number, height: number): Uint8Array<ArrayBuffer> {
  if (indexOfText(picture, 'VP8X') === 12) return picture;
  const inside = joined(ascii('WEBP'), webpChunk('VP8X', new Uint8Array([0, 0, 0, 0, width - 1, 0, 0, height - 1, 0, 0])), picture.slice(12));
  return joined(ascii('RIFF'), uint32(inside.length).reverse(), inside);
}

describe('cleanImage', () => {
  it('leaves nothing of Exif, XMP, comments and films in a phone’s JPEG, and every pixel as it was', async () => {
    const before = await photograph();
    for (const secret of SECRETS) expect(indexOfText(before, secret), secret).to.be.greaterThan(-1);
    const {bytes, width, height} = cleanImage(before);
    for (const secret of [...SECRETS, 'ftyp']) expect(indexOfText(bytes, secret), secret).to.equal(-1);
    expect([width, height]).to.deep.equal([640, 480]);
    expect(await decoded(bytes)).to.deep.equal(await decoded(before));
  });

  it('keeps a JPEG the right way up, and of its Exif nothing else', async () => {
    const before = await photograph(64, 32, {orientation: 6});
    const {bytes, width} = cleanImage(before);
    expect(width).to.equal(64);
    expect(await decoded(bytes)).to.include({width: 32, height: 64});
    for (const secret of SECRETS.filter((text) => text !== 'Exif')) expect(indexOfText(bytes, secret), secret).to.equal(-1);
  });

  it('leaves texts, times, Exif and private chunks out of a PNG', async () => {
    const plain = await drawn(20, 10, {type: 'image/png', clear: true});
    const secret = ascii('Author\0SECRETPHONE GPSLatitude');
    const before = joined(
      plain.subarray(0, 33), ...['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((type) => chunk(type, secret)),
      plain.subarray(33), ascii('SECRETPHONE behind the end'),
    );
    const {bytes, ...size} = cleanImage(before);
    // Firefox puts a private chunk into what it draws, which goes as well.
    expect([...bytes]).to.deep.equal([...cleanImage(plain).bytes]);
    expect(indexOfText(bytes, 'SECRETPHONE')).to.equal(-1);
    expect(size).to.deep.equal({width: 20, height: 10});
  });

  itWithWebP('leaves Exif and XMP out of a WebP, and what promises them', async () => {
    const plain = extended(await drawn(21, 13, {type: 'image/webp'}), 21, 13);
    const promising = plain.slice(12);
    promising[8]! |= 0x0c;
    const inside = joined(
      ascii('WEBP'), promising, webpChunk('EXIF', ascii('Exif GPSLatitude')), webpChunk('XMP ', ascii('SECRETPHONE')), webpChunk('made', ascii('SECRETPHONE!')),
    );
    const before = joined(ascii('RIFF'), uint32(inside.length).reverse(), inside, ascii('SECRETPHONE'));
    const {bytes, ...size} = cleanImage(before);
    expect([...bytes]).to.deep.equal([...plain]);
    expect(size).to.deep.equal({width: 21, height: 13});
  });

  it('reads the size of WebP pictures with and without loss', async () => {
    for (const quality of [0.8, 1]) {
      const {bytes, ...size} = cleanImage(await drawn(300, 7, {type: 'image/webp', quality}));
      expect(size, String(bytes.length)).to.deep.equal({width: 300, height: 7});
    }
  });

  it('does not change the bytes that it was given', async () => {
    const before = await photograph();
    const copy = before.slice();
    cleanImage(before);
    expect(before).to.deep.equal(copy);
  });

  for (const type of ['image/jpeg', 'image/png', 'image/webp']) {
    it(`refuses a ${type} that is cut off anywhere, and never runs on`, async () => {
      const whole = await drawn(40, 30, {type});
      for (let length = 0; length < whole.length - 1; length++) {
        expect(() => cleanImage(whole.subarray(0, length)), String(length)).to.throw(BrokenMediaError);
      }
    });
  }

  it('refuses what is no picture', () => {
    for (const text of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'WEBVTT']) expect(() => cleanImage(ascii(text))).to.throw(BrokenMediaError);
  });
});

describe('the orientation in Exif', () => {
  it('is read as it was written', () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) expect(orientationIn(orientationSegment(orientation).subarray(4))).to.equal(orientation);
  });

  it('is nothing where the directory leads nowhere, or holds none, or nonsense', () => {
    expect(orientationIn(ascii('Exif\0\0MM\0*\xff\xff\xff\xff'))).to.equal(undefined);
    expect(orientationIn(ascii('http://ns.adobe.com/xap/1.0/\0'))).to.equal(undefined);
    expect(orientationIn(orientationSegment(9).subarray(4))).to.equal(undefined);
  });
});
