import {expect} from '@open-wc/testing';
import type {DeviceStore} from '../../src/adapter/index.js';
import {memoryDeviceStore} from '../../src/adapters/device.js';
import {DraftKeeper} from '../../src/controllers/draft-keeper.js';
import {deviceOf} from '../../src/controllers/kept-here.js';
import {eventually} from '../support/page.js';
import {clear, probe, type Probe, settled} from './probe.js';

describe('DraftKeeper', () => {
  afterEach(clear);

  /** A form of one field, and what keeps it. */
  function keeping(host: Probe, written = '') {
    const form = {text: written};
    const keeper = new DraftKeeper(host, host.connection, {
      ready: () => true,
      read: () => (form.text ? {title: form.text, values: form.text, files: []} : undefined),
      write: (values) => { form.text = typeof values === 'string' ? values : ''; },
    });
    return {form, keeper};
  }

  /** A device, and how often it was asked what it has. */
  function counted(): {device: DeviceStore; looks: () => number} {
    const inner = memoryDeviceStore();
    let looks = 0;
    const list: DeviceStore['list'] = async (prefix) => {
      const found = await inner.list(prefix);
      looks++;
      return found;
    };
    return {device: {...inner, list}, looks: () => looks};
  }

  /** A form that left before there was anything to keep what is in it: that comes now. */
  async function left(device: DeviceStore): Promise<Probe> {
    const {host, around} = await probe((made) => deviceOf(made.connection) ?? null, {session: null, device});
    around.remove();
    return host;
  }

  it('brings what was written in a form that has left into one that had looked before it was kept', async () => {
    const {device, looks} = counted();
    const gone = await left(device);
    const {host, made: {form, keeper}} = await probe((made) => keeping(made), {session: null, device});
    await eventually(() => looks() > 0 || undefined);
    await settled(host);
    expect(form.text).to.equal('');
    const late = keeping(gone, 'Cars on the pavement');
    late.keeper.typed();
    late.keeper.leave();
    await eventually(() => form.text === 'Cars on the pavement' || undefined);
    // It is one draft, which the form goes on with.
    expect(keeper.restoredAt).to.be.a('string');
    expect(keeper.id).to.equal(late.keeper.id);
  });

  it('does not put it over what somebody has begun to write there, and keeps both', async () => {
    const {device, looks} = counted();
    const gone = await left(device);
    const {made: {form, keeper}} = await probe((made) => keeping(made), {session: null, device});
    await eventually(() => looks() > 0 || undefined);
    form.text = 'Noise';
    keeper.typed();
    const late = keeping(gone, 'Cars on the pavement');
    late.keeper.typed();
    late.keeper.leave();
    await late.keeper.flush();
    await keeper.flush();
    expect(form.text).to.equal('Noise');
    expect([...(await device.list('draft:')).values()].map((draft) => (draft as {title: string}).title).sort()).to.deep.equal(['Cars on the pavement', 'Noise']);
  });
});
