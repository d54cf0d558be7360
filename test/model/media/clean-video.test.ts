import {expect} from '@open-wc/testing';
import {cleanVideo} from '../../../src/model/media/clean-video.js';

/** Half a second of changing colours, as this browser records it. */
async function recorded(mimeType: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [64, 48];
  document.body.append(canvas);
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream(30);
  const recorder = new MediaRecorder(stream, {mimeType});
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({data}) => parts.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, {once: true}));
  recorder.start();
  for (let frame = 0; frame < 15; frame++) {
    await new Promise(requestAnimationFrame);
    if (!context) throw new Error('no canvas');
    context.fillStyle = `hsl(${frame * 24} 90% 50%)`;
    context.fillRect(0, 0, 64, 48);
  }
  await new Promise((resolve) => setTimeout(resolve, 100)); // the recorder hears of a picture when the clock has moved
  recorder.stop();
  await stopped;
  canvas.remove();
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The colours that a player shows at the first picture. */
async function firstPicture(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<number[]> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([bytes], {type}));
  await new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', resolve, {once: true});
    video.addEventListener('error', () => reject(new Error(video.error?.message)), {once: true});
  });
  const canvas = new OffscreenCanvas(64, 48);
  const context = canvas.getContext('2d');
  context?.drawImage(video, 0, 0);
  URL.revokeObjectURL(video.src);
  return [...(context?.getImageData(10, 10, 1, 1).data ?? [])];
}

describe('cleanVideo, on what a browser records', () => {
  for (const type of ['video/webm;codecs=vp8', 'video/webm;codecs=vp9', 'video/mp4;codecs=vp9', 'video/mp4;codecs=avc1.42E01E', 'video/mp4;codecs=av01']) {
    it(`leaves every picture of ${type} as it was, and knows how long and how large it is`, async function () {
      if (!MediaRecorder.isTypeSupported(type)) this.skip();
      const before = await recorded(type);
      const {bytes, seconds, width, height} = cleanVideo(before);
      expect(bytes.length).to.equal(before.length);
      expect([width, height]).to.deep.equal([64, 48]);
      expect(seconds).to.be.greaterThan(0).and.lessThan(15);
      const [container = ''] = type.split(';');
      expect(await firstPicture(bytes, container)).to.deep.equal(await firstPicture(before, container));
      expect(new TextDecoder('latin1').decode(bytes)).to.not.match(/Chrome|Chromium|Google|Lavf/);
    });
  }
});
