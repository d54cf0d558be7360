/** What the engine that runs these tests can be asked for. Where it cannot, a test is skipped and says why; the report reads the reason out of its name. */

const isWebKit = navigator.userAgent.includes('AppleWebKit/') && !navigator.userAgent.includes('Chrome/');

/** Only over Chromium's own protocol can a test choose the medium: print, colours, motion. */
export const choosesMedia = navigator.userAgent.includes('Chrome/');

/** A test for engines of which something holds. `why`: what the others lack. */
const itWhere = (holds: boolean, why: string) => (title: string, run: () => Promise<void>): void => {
  if (holds) it(title, run);
  else it.skip(`${title} (skipped: ${why})`);
};

/** A test of a page as another medium shows it. */
export const itInMedia = itWhere(choosesMedia, 'tests cannot choose the medium in this engine');

/** A test with a film that the browser has recorded. WebKitGTK brings a recorder that takes no format. */
export const itWithFilm = itWhere(globalThis.MediaRecorder?.isTypeSupported('video/webm') ?? false, 'this engine records no film');

/** A test with a picture that the browser has written as WebP. */
export const itWithWebP = itWhere(!isWebKit, 'this engine writes no WebP');

/** A test with files in the browser's database, which WebKit keeps out of sessions that leave nothing behind, as a test's is. */
export const itWithKeptFiles = itWhere(!isWebKit, 'this engine keeps no files in the session of a test');

/** A test of push notices. */
export const itWithPush = itWhere('PushManager' in globalThis, 'this engine has no push notices');
