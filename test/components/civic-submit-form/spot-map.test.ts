import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {TOWN} from '../../../src/testing/town.js';
import {pointFrom} from '../../../src/components/civic-submit-form/spot-map.js';
import {allByRole, axe, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {field, form, type FormOptions, press, send, write} from './support.js';

/** Every tile is the same picture, from this very server. */
const TILES = `${new URL('../../../stories/tile.png', import.meta.url).pathname}?{z}/{x}/{y}`;
const CENTER = '31.2741,118.4062';
const SENT = 'Your message has been sent';

const withMap = ({center = CENTER, tiles = TILES, ...options}: FormOptions & {readonly center?: string; readonly tiles?: string} = {}) => form({
  content: html`<civic-submit-form
    kind="enquiry" topic="transport" agency-id="transport" map-zoom="16" map-attribution="© Qinghe County"
    map-tiles=${ifDefined(tiles || undefined)} map-center=${center}
  ></civic-submit-form>`,
  ...options,
});
const show = (element: Element) => press(element, /Show on a map|在地图上标出/);
const map = (element: Element) => byRole(element, 'application', /Map|地图/);
const key = (target: Element, name: string) => target.dispatchEvent(new KeyboardEvent('keydown', {key: name, code: name, bubbles: true, composed: true, cancelable: true}));
const point = (element: Element) => /Point on the map: (\d+\.\d{5}° [NS], \d+\.\d{5}° [EW])/.exec(textOf(element))?.[1];

describe('the map of civic-submit-form', () => {
  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    it(`has nothing that axe objects to in ${lang}, ${dir}`, async () => {
      const {element} = await withMap({lang, dir});
      await show(element);
      await map(element);
      expect(await axe(element)).to.deep.equal([]);
      await press(element, /Set the point here|标在这里/);
      await untilText(element, /Point on the map|地图标点/);
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('is not offered without tiles, and an address in words is enough', async () => {
    const {element, sent} = await withMap({tiles: ''});
    await write(element);
    fill(await field(element, /Where is it/), 'Willow Lane 3');
    expect(allByRole(element, 'button', 'Show on a map')).to.be.empty;
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.draft.spot).to.deep.equal({address: 'Willow Lane 3', public: false});
  });

  it('is loaded only when somebody asks for it', async () => {
    const {element} = await withMap();
    await field(element, 'Title');
    const pictures = () => [...element.renderRoot.querySelectorAll('img')];
    expect(allByRole(element, 'application')).to.be.empty;
    expect(pictures()).to.be.empty;
    await show(element);
    await map(element);
    await eventually(() => pictures().some(({naturalWidth}) => naturalWidth === 256) || undefined, () => 'no tile came');
    await untilText(element, '© Qinghe County');
  });

  it('sets the point where the cross is, which goes with the message', async () => {
    const {element, sent} = await withMap();
    await write(element);
    fill(await field(element, /Where is it/), 'Railway station');
    await show(element);
    await map(element);
    await untilText(element, 'The cross is at 31.27410° N, 118.40620° E');
    await press(element, 'Set the point here');
    await untilText(element, 'Point on the map: 31.27410° N, 118.40620° E');
    (await byRole(element, 'checkbox', 'Show address and point to everybody')).click();
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.draft.spot).to.deep.equal({address: 'Railway station', point: {latitude: 31.2741, longitude: 118.4062}, public: true});
  });

  it('is used with the keyboard alone: arrows move, plus zooms, Enter sets', async () => {
    const {element} = await withMap();
    await show(element);
    const frame = await map(element);
    frame.focus();
    expect(focused()).to.equal(frame);
    key(frame, 'ArrowRight');
    await eventually(() => !textOf(element).includes('The cross is at 31.27410° N, 118.40620° E') || undefined, () => textOf(element));
    key(frame, 'Enter');
    await eventually(() => point(element));
    const [latitude, longitude] = point(element)!.split(', ');
    // To the pixel, which is two of these digits.
    expect(parseFloat(latitude!)).to.be.closeTo(31.2741, 0.00001);
    expect(parseFloat(longitude!)).to.be.within(118.4063, 118.41);
  });

  it('zooms by its own buttons, which say what they do', async () => {
    const {element} = await withMap();
    await show(element);
    await map(element);
    const zooms = () => new Set(Array.from(element.renderRoot.querySelectorAll<HTMLImageElement>('.leaflet-tile'), ({src}) => /\?(\d+)/.exec(src)?.[1]));
    await eventually(() => zooms().has('16') || undefined);
    await press(element, 'Zoom in');
    await eventually(() => zooms().has('17') || undefined, () => [...zooms()].join());
  });

  it('takes the point away again, and says that a point alone is not sent', async () => {
    const {element, sent} = await withMap();
    await write(element);
    await show(element);
    await map(element);
    await press(element, 'Set the point here');
    await untilText(element, 'Enter the address in words as well');
    await press(element, 'Remove the point');
    await eventually(() => point(element) === undefined || undefined);
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.draft.spot).to.equal(undefined);
  });

  it('can be closed, and begins at the point when it is opened again', async () => {
    const {element} = await withMap();
    await show(element);
    const frame = await map(element);
    frame.focus();
    key(frame, 'ArrowDown');
    await eventually(() => !textOf(element).includes('31.27410° N') || undefined);
    await press(element, 'Set the point here');
    const set = await eventually(() => point(element));
    await press(element, 'Close the map');
    await eventually(() => allByRole(element, 'application').length === 0 || undefined);
    await show(element);
    await untilText(element, `The cross is at ${set}`);
  });

  it('goes on when the element is moved in the page', async () => {
    const {element} = await withMap();
    await show(element);
    await map(element);
    element.parentElement!.append(element);
    await press(element, 'Set the point here');
    await untilText(element, 'Point on the map: 31.27410° N, 118.40620° E');
  });

  it('says so when tiles do not come', async () => {
    const {element} = await withMap({tiles: '/no-such-tile/{z}/{x}/{y}.png'});
    await show(element);
    await untilText(element, 'Parts of the map could not be loaded.');
  });

  it('begins with the whole earth where the page names no place, or none that can be', async () => {
    const {element} = await withMap({center: 'somewhere'});
    await show(element);
    await untilText(element, 'The cross is at 0.00000° N, 0.00000° E');
    expect(['91,0', '0,181', '1', '1,2,3', 'a,b', ''].map(pointFrom)).to.deep.equal([undefined, undefined, undefined, undefined, undefined, undefined]);
    expect(pointFrom(' -31.5 , 118 ')).to.deep.equal({latitude: -31.5, longitude: 118});
  });

  it('is not there where the board asks for no place', async () => {
    const {element} = await withMap({board: {fields: {...TOWN.board.fields, place: 'hidden'}}});
    await field(element, 'Title');
    expect(allByRole(element, 'button', 'Show on a map')).to.be.empty;
  });
});
