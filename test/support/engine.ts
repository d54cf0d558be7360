/** What the engine that runs these tests can be asked for. Where it cannot, a test is skipped and says why; the report reads the reason out of its name. */

/** Only over Chromium's own protocol can a test choose the medium: print, colours, motion. */
export const choosesMedia = navigator.userAgent.includes('Chrome/');

/** A test of a page as another medium shows it. */
export const itInMedia = (title: string, run: () => Promise<void>): void => {
  if (choosesMedia) it(title, run);
  else it.skip(`${title} (skipped: tests cannot choose the medium in this engine)`);
};

/** Whether a test can make a film to show. WebKitGTK brings a recorder that takes no format. */
const recordsFilms = globalThis.MediaRecorder?.isTypeSupported('video/webm') ?? false;

/** A test with a film that the browser has recorded. */
export const itWithFilm = (title: string, run: () => Promise<void>): void => {
  if (recordsFilms) it(title, run);
  else it.skip(`${title} (skipped: this engine records no film)`);
};
