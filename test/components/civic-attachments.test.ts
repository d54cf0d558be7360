import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type UploadOptions} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicAttachments} from '../../src/components/civic-attachments/civic-attachments.js';
import type {HeldFile} from '../../src/controllers/held-file.js';
import '../../src/define/civic-attachments.js';
import type {Limits} from '../../src/model/index.js';
import {TOWN} from '../../src/testing/town.js';
import {recorded} from '../../stories/pictures.js';
import {itWithFilm} from '../support/engine.js';
import {allByRole, axe, byRole, eventually, fill, focused, onBoard, paste, textOf, untilText} from '../support/page.js';
import {drawn, indexOfText, photograph, SECRETS} from '../support/pictures.js';

/** One upload as a backend sees it. */
interface Attempt {
  readonly key: string;
  readonly file: Blob;
  readonly signal: AbortSignal | undefined;
  readonly progress: (bytes: number) => void;
  readonly finish: () => void;
  readonly fail: (error: BoardError) => void;
}

/** A board whose uploads the test carries out by hand. */
function byHand(): {adapter: BoardAdapter; attempts: Attempt[]} {
  const attempts: Attempt[] = [];
  const board = memoryAdapter({town: TOWN});
  const uploadFile = (file: Blob, {resumeKey, signal, onProgress}: UploadOptions) => new Promise<never>((resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason
    signal?.addEventListener('abort', () => reject(signal.reason));
    attempts.push({
      key: resumeKey, file, signal,
      progress: (bytes) => onProgress?.(bytes),
      finish: () => resolve({id: `upload-${resumeKey}`, type: file.type, size: file.size} as never),
      fail: reject,
    });
  });
  return {adapter: {...board, uploadFile}, attempts};
}

/** A board that takes every file at once. */
const town = (limits: Partial<Limits> = {}) =>
  memoryAdapter({town: {...TOWN, board: {...TOWN.board, limits: {...TOWN.board.limits, ...limits}}}});

interface Options {
  readonly lang?: string;
  readonly dir?: string;
  readonly confidential?: boolean;
  readonly files?: readonly HeldFile[];
}

async function field(adapter: BoardAdapter = town(), {lang = 'en', dir = 'ltr', confidential = false, files = []}: Options = {}): Promise<CivicAttachments> {
  const form = await onBoard(adapter, html`<form aria-label="Message">
    <label>Title <input name="title" /></label>
    <civic-attachments name="attachments" ?confidential=${confidential} .files=${files}></civic-attachments>
  </form>`, {lang, dir});
  const element = form.querySelector('civic-attachments')!;
  await eventually(() => element.shadowRoot?.querySelector('#choose') ?? undefined);
  return element;
}

const photo = async (name = 'gate.jpg', seed = 0) => new File([await photograph(320, 240, {seed})], name);
const text = (name: string, content = 'Nothing but text') => new File([content], name);

/** Files in a browser's hands, as if somebody had chosen, dropped or copied them. */
function transferOf(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

async function choose(element: CivicAttachments, ...files: readonly File[]): Promise<void> {
  const input = element.shadowRoot!.querySelector<HTMLInputElement>('#files')!;
  input.files = transferOf(...files).files;
  input.dispatchEvent(new Event('change'));
  await element.settled();
  await element.updateComplete;
}

const uploaded = (element: CivicAttachments, count = 1) =>
  eventually(() => element.files.filter(({uploadId}) => uploadId).length === count || undefined, () => textOf(element));
const nth = (attempts: readonly Attempt[], index: number) => eventually(() => attempts[index], () => `there are ${attempts.length} uploads`);

describe('civic-attachments', () => {
  let film: Blob;

  before(async () => {
    film = (await recorded())!;
  });

  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    itWithFilm(`has nothing that axe objects to in ${lang}, ${dir}: empty, refused, uploading, failed, offline, done, with an error`, async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter, {lang, dir});
      expect(await axe(element)).to.deep.equal([]);
      await choose(element, text('notes.pdf'), await photo('a.jpg', 10), await photo('b.jpg', 100), await photo('c.jpg', 200), new File([film], 'film.webm'));
      (await nth(attempts, 0)).progress(2000);
      expect(await axe(element)).to.deep.equal([]);
      attempts[0]!.fail(new BoardError('unavailable'));
      (await nth(attempts, 1)).fail(new BoardError('offline'));
      (await nth(attempts, 2)).finish();
      element.error = 'Attach a picture';
      await uploaded(element);
      expect(await axe(element)).to.deep.equal([]);
      element.style.colorScheme = 'dark';
      element.style.background = '#161b22';
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('says that it needs a board when there is none', async () => {
    await untilText(await fixture(html`<civic-attachments></civic-attachments>`), 'needs a civic-board-provider');
  });

  it('is not there where the board takes no files', async () => {
    const adapter = town();
    const element = await onBoard<CivicAttachments>(
      {...adapter, capabilities: {...adapter.capabilities, upload: false}}, html`<civic-attachments .limits=${TOWN.board.limits}></civic-attachments>`,
    );
    await element.updateComplete;
    expect(textOf(element)).to.equal('');
  });

  it('is a group with a label, and says what fits', async () => {
    const element = await field();
    await byRole(element, 'group', /Photos and video/);
    await untilText(element, 'Up to 5 pictures. Up to 1 video of 15 seconds.');
    await byRole(element, 'button', 'Choose files');
  });

  itWithFilm('offers no videos where the board takes none', async () => {
    const element = await field(town({videos: 0}));
    expect(textOf(element)).to.not.include('Up to 0');
    expect(element.shadowRoot!.querySelector<HTMLInputElement>('#files')!.accept).to.equal('image/*');
    await choose(element, new File([film], 'film.webm'));
    await untilText(element, 'videos cannot be attached here');
  });

  describe('what goes in', () => {
    it('takes a picture, uploads it at once, and tells the page', async () => {
      const element = await field();
      const lists: (readonly HeldFile[])[] = [];
      element.addEventListener('civic-files-changed', ({files}) => lists.push(files));
      await choose(element, await photo());
      await uploaded(element);
      expect(lists.at(-1)).to.equal(element.files);
      expect(element.files[0]).to.include({name: 'gate.jpg', description: '', public: false});
      await untilText(element, 'Uploaded');
    });

    it('sends nothing of the place and the device, of pictures and of what they are called', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo('At my home.jpg'));
      const {file} = await nth(attempts, 0);
      const bytes = new Uint8Array(await file.arrayBuffer());
      for (const secret of [...SECRETS, 'At my home']) expect(indexOfText(bytes, secret), secret).to.equal(-1);
      expect('name' in file).to.equal(false);
    });

    it('goes by content: a picture with a wrong name is taken, and a text with a picture’s name is not', async () => {
      const element = await field();
      await choose(element, new File([await drawn(30, 20)], 'notes.txt', {type: 'text/plain'}), new File(['<script>'], 'gate.jpg', {type: 'image/jpeg'}));
      expect(element.files.map(({name, file}) => [name, file.type])).to.deep.equal([['notes.txt', 'image/jpeg']]);
      await untilText(element, 'gate.jpg');
      await untilText(element, 'is no picture or video that can be shown here');
    });

    it('names the file and the cure for each that it cannot take, and takes the others', async () => {
      const element = await field();
      const broken = (await photograph()).subarray(0, 300);
      await choose(element, new File([broken], 'broken.jpg'), await photo(), text('letter.pdf'));
      expect(element.files.map(({name}) => name)).to.deep.equal(['gate.jpg']);
      const refused = textOf(await byRole(element, 'alert'));
      expect(refused).to.match(/broken\.jpg.* cannot be read and may be damaged/);
      expect(refused).to.match(/letter\.pdf.* Choose a JPEG/);
      (await byRole(element, 'button', 'Dismiss the note on broken.jpg')).click();
      await element.updateComplete;
      expect(textOf(element)).not.to.include('broken.jpg');
    });

    it('takes as many pictures as the board does, and refuses the sixth by name', async () => {
      const element = await field();
      await choose(element, ...(await Promise.all([1, 2, 3, 4, 5, 6].map((number) => photo(`${number}.jpg`, number * 50)))));
      expect(element.files.map(({name}) => name)).to.deep.equal(['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg']);
      await untilText(element, /6\.jpg.* was not added: only 5 pictures can be attached/);
      (await byRole(element, 'button', 'Remove 2.jpg')).click();
      await choose(element, await photo('6.jpg', 300));
      expect(element.files.map(({name}) => name)).to.include('6.jpg');
      expect(textOf(element)).not.to.include('was not added');
    });

    it('does not take the same picture twice, whatever it is called', async () => {
      const element = await field();
      await choose(element, await photo('one.jpg'), await photo('another.jpg'));
      expect(element.files).to.have.length(1);
      await untilText(element, /another\.jpg.* is attached already/);
    });

    itWithFilm('takes a video without its metadata, and one only', async () => {
      const element = await field();
      await choose(element, new File([film], 'pump.webm'), new File([film], 'again.webm'));
      expect(element.files.map(({file}) => file.type)).to.deep.equal(['video/webm']);
      expect(indexOfText(new Uint8Array(await element.files[0]!.file.arrayBuffer()), 'Chrome')).to.equal(-1);
      await untilText(element, /again\.webm.* only 1 video/);
    });

    itWithFilm('says what to do with a video that is too large, too long, or damaged', async () => {
      const element = await field(town({videoBytes: 100}));
      await choose(element, new File([film], 'large.webm'));
      await untilText(element, /large\.webm.* has .*, and a video may have .*Cut it/);
      const short = await field(town({videoSeconds: -1}));
      await choose(short, new File([film], 'long.webm'));
      await untilText(short, /long\.webm.* is too long/);
      const whole = await field();
      await choose(whole, new File([film.slice(0, 200)], 'half.webm'));
      await untilText(whole, /half\.webm.* cannot be read/);
    });

    it('makes what is dropped its own, shows where, and ignores texts that are dragged', async () => {
      const element = await field();
      const zone = await byRole(element, 'group', /Photos and video/);
      const drag = (type: string, dataTransfer: DataTransfer) => {
        const event = new DragEvent(type, {dataTransfer, bubbles: true, composed: true, cancelable: true});
        zone.dispatchEvent(event);
        return event;
      };
      const words = new DataTransfer();
      words.setData('text/plain', 'some words');
      expect(drag('dragover', words).defaultPrevented).to.equal(false);
      const files = transferOf(await photo());
      expect(drag('dragover', files).defaultPrevented).to.equal(true);
      await untilText(element, 'Drop the files here');
      drag('dragleave', files);
      await untilText(element, 'or drop or paste them here');
      drag('drop', files);
      await element.settled();
      expect(element.files).to.have.length(1);
    });

    it('keeps a file that is dropped beside it from replacing the page', async () => {
      await field();
      const event = new DragEvent('drop', {dataTransfer: transferOf(await photo()), bubbles: true, cancelable: true});
      document.body.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(true);
    });

    it('takes pictures that are pasted anywhere in its form, and leaves texts to the field that has the cursor', async () => {
      const element = await field();
      const title = element.closest('form')!.querySelector('input')!;
      expect(paste(title, transferOf(await photo('pasted.jpg'))).defaultPrevented).to.equal(true);
      await element.settled();
      expect(element.files.map(({name}) => name)).to.deep.equal(['pasted.jpg']);
      const words = transferOf(await photo('of-the-words.jpg', 90));
      words.setData('text/plain', 'words');
      expect(paste(title, words).defaultPrevented).to.equal(false);
      await element.settled();
      expect(element.files).to.have.length(1);
    });
  });

  describe('what is said of each', () => {
    it('keeps a description and who may see it, which is nobody unless its writer says so', async () => {
      const element = await field();
      await choose(element, await photo());
      fill(await byRole(element, 'textbox', 'What does the picture show?'), 'The gate, broken');
      const everybody = await byRole<HTMLInputElement>(element, 'checkbox', 'Show it to everybody');
      expect(everybody.checked).to.equal(false);
      everybody.click();
      expect(element.files[0]).to.include({description: 'The gate, broken', public: true});
    });

    it('is public from the beginning in an answer', async () => {
      const element = await field();
      element.answer = true;
      await choose(element, await photo());
      expect(element.files[0]?.public).to.equal(true);
    });

    it('has no switch in a confidential message', async () => {
      const element = await field(town(), {confidential: true});
      await choose(element, await photo());
      expect(allByRole(element, 'checkbox')).to.have.length(0);
      expect(element.files[0]?.public).to.equal(false);
    });

    it('says when a description is too long, and takes focus there', async () => {
      const element = await field(town({description: 5}));
      await choose(element, await photo());
      const input = await byRole(element, 'textbox');
      fill(input, '路灯不亮了很久');
      await untilText(element, '2 characters too many');
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      (await byRole(element, 'button', 'Choose files')).focus();
      element.focus();
      expect(focused()).to.equal(input);
    });

    itWithFilm('takes captions for a video, by content, and uploads them too', async () => {
      const element = await field();
      await choose(element, new File([film], 'pump.webm'));
      const captions = async (file: File) => {
        const input = element.shadowRoot!.querySelector<HTMLInputElement>('.captions input')!;
        input.files = transferOf(file).files;
        input.dispatchEvent(new Event('change'));
      };
      await byRole(element, 'button', 'Add captions');
      await captions(text('captions.vtt'));
      await untilText(element, /captions\.vtt.* does not hold captions/);
      await captions(text('captions.vtt', 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe pump\n'));
      await eventually(() => element.files[0]?.captions?.uploadId);
      (await byRole(element, 'button', 'Remove the captions captions.vtt')).click();
      expect(element.files[0]).not.to.have.property('captions');
      expect(element.files[0]?.uploadId).to.be.a('string');
    });

    it('shows names as text, whatever is in them', async () => {
      const element = await field();
      const evil = '<img src=x onerror=alert(1)>\u202egpj.exe';
      await choose(element, await photo(evil), text(`${evil}.pdf`));
      await byRole(element, 'button', `Remove ${evil}`);
      expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    });
  });

  describe('the way to the board', () => {
    it('shows how far each file is', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo());
      const {file, progress, finish} = await nth(attempts, 0);
      progress(file.size / 4);
      await untilText(element, 'Uploading, 25%');
      expect((await byRole<HTMLProgressElement>(element, 'progressbar', 'Upload of gate.jpg')).value).to.be.closeTo(0.25, 0.01);
      finish();
      await untilText(element, 'Uploaded');
      expect(allByRole(element, 'progressbar')).to.have.length(0);
    });

    it('sends two at a time', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo('1.jpg', 10), await photo('2.jpg', 100), await photo('3.jpg', 200));
      expect(attempts).to.have.length(2);
      attempts[1]!.finish();
      await nth(attempts, 2);
      expect(new Set(attempts.map(({key}) => key)).size).to.equal(3);
    });

    it('tries one again without the others, under the same key', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo('1.jpg', 10), await photo('2.jpg', 100));
      attempts[0]!.fail(new BoardError('unavailable'));
      await untilText(element, 'The board does not answer');
      attempts[1]!.progress(1000);
      const again = await byRole(element, 'button', 'Try again: 1.jpg');
      again.click();
      again.click();
      await nth(attempts, 2);
      expect(attempts).to.have.length(3);
      expect(attempts[2]!.key).to.equal(attempts[0]!.key);
      expect(attempts[1]!.signal?.aborted).to.equal(false);
      attempts[2]!.finish();
      await uploaded(element);
      expect(element.files[0]?.uploadId).to.equal(`upload-${attempts[0]!.key}`);
    });

    it('goes on by itself when the connection is back', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo());
      attempts[0]!.fail(new BoardError('offline'));
      await untilText(element, 'Kept. It is uploaded when you are online.');
      dispatchEvent(new Event('online'));
      (await nth(attempts, 1)).finish();
      await uploaded(element);
      expect(attempts[1]!.key).to.equal(attempts[0]!.key);
    });

    it('makes no attempt while there is no connection', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      Object.defineProperty(navigator, 'onLine', {value: false, configurable: true});
      try {
        await choose(element, await photo());
        await untilText(element, 'Kept. It is uploaded when you are online.');
        expect(attempts).to.have.length(0);
      } finally {
        Reflect.deleteProperty(navigator, 'onLine');
      }
      dispatchEvent(new Event('online'));
      (await nth(attempts, 0)).finish();
      await uploaded(element);
    });

    it('says what the board has against a file, which trying again would not change', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo());
      attempts[0]!.fail(new BoardError('invalid', 'no', {issues: [{path: 'file', code: 'too-large'}]}));
      await untilText(element, 'has more bytes or seconds than this board takes');
      expect(allByRole(element, 'button', /Try again/)).to.have.length(0);
    });

    it('breaks off when a file is removed, moves focus to a neighbour, and then to the choice of files', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo('1.jpg', 10), await photo('2.jpg', 100));
      (await byRole(element, 'button', 'Remove 1.jpg')).click();
      await eventually(() => attempts[0]?.signal?.aborted || undefined);
      const second = await byRole(element, 'button', 'Remove 2.jpg');
      await eventually(() => focused() === second || undefined);
      second.click();
      expect(focused()).to.equal(await byRole(element, 'button', 'Choose files'));
      expect(element.files).to.deep.equal([]);
    });

    it('breaks off when it leaves the page, and goes on under the same key when it is back', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      await choose(element, await photo());
      const parent = element.parentElement!;
      element.remove();
      expect(attempts[0]!.signal?.aborted).to.equal(true);
      parent.append(element);
      expect((await nth(attempts, 1)).key).to.equal(attempts[0]!.key);
    });

    it('uploads what a draft brought back and nothing that is there already', async () => {
      const file = new Blob([await drawn(20, 20)], {type: 'image/jpeg'});
      const held = {file, description: '', public: false};
      const {adapter, attempts} = byHand();
      const element = await field(adapter, {files: [{...held, key: 'kept-key-1', name: '1.jpg', uploadId: 'there'}, {...held, key: 'kept-key-2', name: '2.jpg'}]});
      expect((await nth(attempts, 0)).key).to.equal('kept-key-2');
      attempts[0]!.finish();
      await uploaded(element, 2);
      expect(attempts).to.have.length(1);
    });

    it('says what happened to those who do not see it, once', async () => {
      const {adapter, attempts} = byHand();
      const element = await field(adapter);
      const status = await byRole(element, 'status');
      await choose(element, await photo('1.jpg', 10), await photo('2.jpg', 100));
      expect(status.textContent).to.equal('2 files added');
      attempts[0]!.fail(new BoardError('unavailable'));
      await eventually(() => status.textContent === '1.jpg could not be uploaded' || undefined);
      (await byRole(element, 'button', 'Try again: 1.jpg')).click();
      attempts[1]!.finish();
      (await nth(attempts, 2)).finish();
      await eventually(() => status.textContent === 'All files are uploaded' || undefined);
    });
  });

  it('draws a small picture of each without an address that a security policy may forbid', async () => {
    const element = await field();
    await choose(element, await photo());
    const canvas = element.shadowRoot!.querySelector('canvas')!;
    await eventually(() => canvas.getContext('2d')!.getImageData(96, 96, 1, 1).data[3] === 255 || undefined);
    expect(element.shadowRoot!.innerHTML).not.to.include('blob:');
  });

  it('speaks Chinese', async () => {
    const element = await field(town(), {lang: 'zh-CN'});
    await untilText(element, '图片和视频');
    await choose(element, await photo());
    await untilText(element, '已上传');
  });
});
