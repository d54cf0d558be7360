import {expect} from '@open-wc/testing';
import {prepareImage} from '../../../src/components/civic-attachments/prepare-image.js';
import type {RefusedFile} from '../../../src/components/civic-attachments/refusal.js';
import {mediaTypeOf} from '../../../src/model/media-type.js';
import {ascii, drawn, indexOfText, photograph, SECRETS} from '../../support/pictures.js';

const LIMITS = {imageBytes: 5_000_000};
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

async function sizeOf(blob: Blob): Promise<[number, number]> {
  const {width, height} = await createImageBitmap(blob);
  return [width, height];
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return await work.then(() => 'taken', (error: RefusedFile) => error.code);
}

/** Noise, which no encoder makes small. */
async function noise(width: number, height: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(width, height);
  let state = 1;
  for (let at = 0; at < image.data.length; at++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    image.data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  context.putImageData(image, 0, 0);
  return await canvas.convertToBlob({type, quality: 1});
}

describe('preparing a picture', () => {
  it('leaves nothing of the place, the device, the owner and the film in a phone’s picture', async () => {
    const photo = new Blob([await photograph()]);
    const bytes = await bytesOf(await prepareImage(photo, LIMITS));
    for (const secret of [...SECRETS, 'ftyp', 'JFXX', 'xpacket']) expect(indexOfText(bytes, secret), secret).to.equal(-1);
    expect(mediaTypeOf(bytes)).to.equal('image/jpeg');
  });

  it('turns a picture the right way up for good', async () => {
    const prepared = await prepareImage(new Blob([await photograph(64, 32, {orientation: 6})]), LIMITS);
    expect(await sizeOf(prepared)).to.deep.equal([32, 64]);
    expect(indexOfText(await bytesOf(prepared), 'Exif')).to.equal(-1);
  });

  it('makes the longest edge 2048 pixels, whichever it is, and small pictures no larger', async () => {
    const prepared = async (width: number, height: number) => sizeOf(await prepareImage(new Blob([await drawn(width, height)]), LIMITS));
    expect(await prepared(4096, 1024)).to.deep.equal([2048, 512]);
    expect(await prepared(1000, 4000)).to.deep.equal([512, 2048]);
    expect(await prepared(300, 200)).to.deep.equal([300, 200]);
  });

  it('reads a very large picture smaller from the beginning, with its sides in proportion', async () => {
    const [width, height] = await sizeOf(await prepareImage(new Blob([await drawn(6400, 4800)]), LIMITS));
    expect([width, height]).to.deep.equal([2048, 1536]);
  });

  it('gives up quality and then pixels until it is within the board’s bytes', async () => {
    const photo = await noise(1400, 1000, 'image/jpeg');
    const prepared = await prepareImage(photo, {imageBytes: 300_000});
    expect(prepared.size).to.be.at.most(300_000);
    expect((await sizeOf(prepared))[0]).to.be.lessThan(1400);
  });

  it('refuses what cannot be made small enough', async () => {
    expect(await refusal(prepareImage(await noise(600, 600, 'image/jpeg'), {imageBytes: 5000}))).to.equal('image-size');
  });

  it('keeps what shines through, as PNG', async () => {
    const prepared = await prepareImage(new Blob([await drawn(200, 100, {type: 'image/png', clear: true})]), LIMITS);
    expect(prepared.type).to.equal('image/png');
    const bitmap = await createImageBitmap(prepared);
    const context = new OffscreenCanvas(200, 100).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    expect(context.getImageData(5, 95, 1, 1).data[3]).to.equal(0);
  });

  it('keeps a picture with few colours sharp, as PNG, and makes a photograph in a PNG a JPEG', async () => {
    const canvas = new OffscreenCanvas(400, 300);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 400, 300);
    context.fillStyle = '#000';
    context.font = '30px sans-serif';
    context.fillText('Bus 7 goes at 8:05', 20, 100);
    expect((await prepareImage(await canvas.convertToBlob({type: 'image/png'}), LIMITS)).type).to.equal('image/png');
    expect((await prepareImage(await noise(400, 300, 'image/png'), LIMITS)).type).to.equal('image/jpeg');
  });

  it('makes a JPEG or PNG of what else the browser can read', async () => {
    const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs='), (character) => character.charCodeAt(0));
    expect(['image/jpeg', 'image/png']).to.include((await prepareImage(new Blob([gif]), LIMITS)).type);
  });

  it('refuses what is cut off in its header, and what is no picture', async () => {
    const photo = await photograph();
    expect(await refusal(prepareImage(new Blob([photo.subarray(0, 200)]), LIMITS))).to.equal('unreadable');
    expect(await refusal(prepareImage(new Blob([ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')]), LIMITS))).to.equal('unreadable');
  });

  it('refuses a picture that claims more pixels than a device has room for, without decoding it', async () => {
    const png = await drawn(10, 10, {type: 'image/png'});
    new DataView(png.buffer).setUint32(16, 60_000);
    new DataView(png.buffer).setUint32(20, 60_000);
    expect(await refusal(prepareImage(new Blob([png]), LIMITS))).to.equal('image-size');
  });

  it('takes the metadata out by itself where the browser gives noise for what was drawn', async () => {
    const photo = await photograph(64, 32, {orientation: 6});
    const {getImageData} = OffscreenCanvasRenderingContext2D.prototype;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = () => new ImageData(new Uint8ClampedArray(4).fill(255), 1);
    try {
      const prepared = await prepareImage(new Blob([photo]), LIMITS);
      expect(await sizeOf(prepared)).to.deep.equal([32, 64]);
      for (const secret of SECRETS.filter((text) => text !== 'Exif')) expect(indexOfText(await bytesOf(prepared), secret), secret).to.equal(-1);
      expect(await refusal(prepareImage(new Blob([photo]), {imageBytes: 100}))).to.equal('image-size');
      expect(await refusal(prepareImage(new Blob([ascii('heic')]), LIMITS))).to.equal('unreadable');
    } finally {
      OffscreenCanvasRenderingContext2D.prototype.getImageData = getImageData;
    }
  });
});
