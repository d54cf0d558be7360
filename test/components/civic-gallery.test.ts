import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {CivicGallery} from '../../src/components/civic-gallery/civic-gallery.js';
import '../../src/define/civic-gallery.js';
import type {Attachment} from '../../src/model/index.js';
import {recorded} from '../../stories/pictures.js';
import {itWithFilm} from '../support/engine.js';
import {allByRole, axe, byRole, eventually, focused, textOf, untilText} from '../support/page.js';
import {drawn} from '../support/pictures.js';

const urls: string[] = [];

async function picture(id: string, changes: Partial<Attachment> = {}): Promise<Attachment> {
  const bytes = await drawn(320, 240, {seed: id.length * 40});
  const url = URL.createObjectURL(new Blob([bytes]));
  urls.push(url);
  return {id, type: 'image/jpeg', size: 1_400_000, url, description: `The ${id}`, public: true, width: 320, height: 240, ...changes};
}

let recording: Blob | undefined;

const film = (changes: Partial<Attachment> = {}): Attachment => {
  if (!recording) throw new Error('the browser records no film');
  const url = URL.createObjectURL(recording);
  urls.push(url);
  return {id: 'film', type: 'video/webm', size: 8_200_000, url, description: 'Water on the street', public: true, ...changes};
};

async function gallery(attachments: readonly Attachment[], {lang = 'en', dir = 'ltr'} = {}): Promise<CivicGallery> {
  const wrapper = await fixture(html`<div lang=${lang} dir=${dir}><civic-gallery .attachments=${attachments}></civic-gallery></div>`);
  return wrapper.querySelector('civic-gallery')!;
}

const open = async (element: Element, name: string) => (await byRole(element, 'button', `Enlarge: ${name}`)).click();
const press = (key: string) => focused()?.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));

describe('civic-gallery', () => {
  before(async () => {
    recording = await recorded();
  });

  afterEach(() => urls.splice(0).forEach((url) => URL.revokeObjectURL(url)));

  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    itWithFilm(`has nothing that axe objects to in ${lang}, ${dir}: list, viewer, its own size, broken files, dark`, async () => {
      const element = await gallery([await picture('gate'), await picture('wall', {public: false, description: ''}), film()], {lang, dir});
      expect(await axe(element)).to.deep.equal([]);
      element.style.colorScheme = 'dark';
      element.style.background = '#161b22';
      expect(await axe(element)).to.deep.equal([]);
      (await byRole(element, 'button', /The gate/)).click();
      const zoom = await byRole(element, 'button', /Actual size|原始大小/);
      expect(await axe(element)).to.deep.equal([]);
      zoom.click();
      await byRole(element, 'region');
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('shows nothing where nothing is attached', async () => {
    expect(textOf(await gallery([]))).to.equal('');
  });

  it('gives each picture what it shows as its alternative text, and below it for everybody', async () => {
    const element = await gallery([await picture('gate'), await picture('wall', {description: ''})]);
    await byRole(element, 'img', 'The gate');
    await byRole(element, 'img', 'Picture 2, not described');
    const caption = element.shadowRoot?.querySelector('figcaption');
    expect(caption?.textContent).to.include('The gate');
  });

  it('says descriptions in the language that they were written in', async () => {
    const element = await gallery([await picture('gate', {description: '大门'})]);
    element.writtenIn = 'zh-Hans';
    await element.updateComplete;
    expect((await byRole(element, 'img', '大门')).lang).to.equal('zh-Hans');
    element.writtenIn = 'no language at all';
    await element.updateComplete;
    expect((await byRole(element, 'img', '大门')).lang).to.equal('');
  });

  it('marks what not everybody sees, and only that', async () => {
    const element = await gallery([await picture('gate'), await picture('wall', {public: false})]);
    expect(textOf(element).match(/Only the author and staff see this/g)).to.have.length(1);
  });

  it('keeps room for a picture before it has come', async () => {
    const element = await gallery([await picture('gate', {url: '/slow.jpg'})]);
    const image = await byRole(element, 'img', 'The gate');
    expect(image.getBoundingClientRect().height).to.be.greaterThan(100);
    expect(image.getAttribute('width')).to.equal('320');
    expect(image.getAttribute('loading')).to.equal('lazy');
  });

  itWithFilm('opens a picture large, says which of how many it is, and gives focus back', async () => {
    const element = await gallery([await picture('gate'), await picture('wall'), film()]);
    const opener = await byRole(element, 'button', 'Enlarge: The gate');
    opener.focus();
    opener.click();
    await byRole(element, 'dialog', 'Pictures');
    expect(textOf(await byRole(element, 'status'))).to.equal('Picture 1 of 2');
    (await byRole(element, 'button', 'Close')).click();
    await eventually(() => allByRole(element, 'dialog').length === 0 || undefined);
    expect(focused()).to.equal(opener);
  });

  it('turns the pages by buttons and by arrow keys, around the ends', async () => {
    const element = await gallery([await picture('gate'), await picture('wall'), await picture('street')]);
    await open(element, 'The gate');
    (await byRole(element, 'button', 'Next picture')).click();
    await untilText(element, 'Picture 2 of 3');
    press('ArrowLeft');
    await untilText(element, 'Picture 1 of 3');
    press('ArrowLeft');
    await untilText(element, 'Picture 3 of 3');
    (await byRole(element, 'button', 'Next picture')).click();
    await untilText(element, 'Picture 1 of 3');
  });

  it('turns the pages the other way where one reads from right to left', async () => {
    const element = await gallery([await picture('gate'), await picture('wall'), await picture('street')], {dir: 'rtl'});
    await open(element, 'The gate');
    await byRole(element, 'dialog');
    press('ArrowLeft');
    await untilText(element, 'Picture 2 of 3');
  });

  it('shows a picture in its own size, where the arrow keys scroll and do not turn', async () => {
    const element = await gallery([await picture('gate'), await picture('wall')]);
    await open(element, 'The gate');
    const zoom = await byRole(element, 'button', 'Actual size');
    expect(zoom.getAttribute('aria-pressed')).to.equal('false');
    zoom.click();
    await byRole(element, 'region', 'Picture in its actual size, to scroll');
    expect((await byRole(element, 'button', 'Actual size')).getAttribute('aria-pressed')).to.equal('true');
    press('ArrowRight');
    await element.updateComplete;
    await untilText(element, 'Picture 1 of 2');
  });

  itWithFilm('has no buttons to turn the pages of one picture', async () => {
    const element = await gallery([await picture('gate'), film()]);
    await open(element, 'The gate');
    await byRole(element, 'dialog');
    expect(allByRole(element, 'button', /picture$/)).to.have.length(0);
  });

  it('closes when it leaves the page, and opens again afterwards', async () => {
    const element = await gallery([await picture('gate')]);
    await open(element, 'The gate');
    await byRole(element, 'dialog');
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await eventually(() => allByRole(element, 'dialog').length === 0 || undefined);
    await open(element, 'The gate');
    await byRole(element, 'dialog');
  });

  it('closes when the picture that it shows is taken away', async () => {
    const [gate, wall] = [await picture('gate'), await picture('wall')];
    const element = await gallery([gate, wall]);
    await open(element, 'The gate');
    await byRole(element, 'dialog');
    element.attachments = [wall];
    await eventually(() => allByRole(element, 'dialog').length === 0 || undefined);
  });

  itWithFilm('plays videos with captions and offers them to download', async () => {
    const element = await gallery([film({captionsUrl: '/test/film.vtt'})]);
    const video = element.shadowRoot!.querySelector('video')!;
    expect(video.controls).to.equal(true);
    const track = video.querySelector('track')!;
    expect([track.kind, track.default, track.src]).to.deep.equal(['captions', true, new URL('/test/film.vtt', location.href).href]);
    expect(video.crossOrigin).to.equal(null);
    expect(textOf(element)).not.to.include('Without captions');
    expect(allByRole(element, 'link', 'Download the video (WEBM, 8.2 MB)')).to.have.length(1);
  });

  itWithFilm('says that a video has no captions', async () => {
    expect(textOf(await gallery([film()]))).to.include('Without captions');
  });

  itWithFilm('asks for a video across origins where its captions come from elsewhere, without which they stay unread', async () => {
    const element = await gallery([film({captionsUrl: 'https://files.example/a.vtt'})]);
    expect(element.shadowRoot!.querySelector('video')!.crossOrigin).to.equal('anonymous');
    // Its own address does not matter: captions from the page's origin are read with any.
    const other = await gallery([film({url: 'https://files.example/a.webm', captionsUrl: '/test/film.vtt'})]);
    expect(other.shadowRoot!.querySelector('video, .broken')!.getAttribute('crossorigin')).to.equal(null);
  });

  it('puts words and the way to the file in place of what cannot be loaded', async () => {
    const element = await gallery([await picture('gate', {url: '/nothing-here.jpg'}), await picture('wall')]);
    await untilText(element, 'This file cannot be shown.');
    expect(allByRole(element, 'img')).to.have.length(1);
    expect((await byRole<HTMLAnchorElement>(element, 'link', 'Open the file')).getAttribute('href')).to.equal('/nothing-here.jpg');
    await untilText(element, 'The gate');
  });

  itWithFilm('neither loads nor links an address that would run', async () => {
    const element = await gallery([await picture('gate', {url: 'javascript:alert(1)'}), film({url: 'data:text/html,x'})]);
    await untilText(element, 'This file cannot be shown.');
    expect(allByRole(element, 'link')).to.have.length(0);
    expect(element.shadowRoot!.querySelector('img, video')).to.equal(null);
  });

  it('shows markup in descriptions as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const element = await gallery([await picture('gate', {description: evil})]);
    await byRole(element, 'img', evil);
  });

  itWithFilm('speaks Chinese', async () => {
    const element = await gallery([await picture('gate'), film()], {lang: 'zh-CN'});
    await untilText(element, '没有字幕');
    await byRole(element, 'button', /^放大/);
  });
});
