import {expect} from '@open-wc/testing';
import {DeviceError, type DeviceStore, randomId} from '../../src/adapter/index.js';
import {DeviceMemory, deviceStore, memoryDeviceStore} from '../../src/adapters/device.js';
import {indexedDbStore} from '../../src/adapters/device/indexed-db.js';
import {itWithKeptFiles} from '../support/engine.js';
import {eventually} from '../support/page.js';

/** Two windows of one device on one board. */
type Windows = () => readonly [one: DeviceStore, other: DeviceStore];

const DEVICES: Readonly<Record<string, Windows>> = {
  'in the browser': () => {
    const board = `test ${randomId()}`;
    return [deviceStore({board}), deviceStore({board})];
  },
  'in memory': () => {
    const memory = new DeviceMemory();
    return [memoryDeviceStore(memory), memoryDeviceStore(memory)];
  },
};

/** What a call rejects with. */
async function reason(call: Promise<unknown>): Promise<unknown> {
  return await call.then(() => 'it did not reject', (error: unknown) => error);
}

for (const [where, windows] of Object.entries(DEVICES)) {
  describe(`a device store ${where}`, () => {
    it('has nothing at first', async () => {
      const [device] = windows();
      expect(await device.get('draft:a')).to.equal(undefined);
      expect([...await device.list('')]).to.deep.equal([]);
    });

    it('keeps values, nested ones and Chinese ones, for other windows too', async () => {
      const [one, other] = windows();
      const value = {title: '占道停车', list: [1, {deep: null}], at: new Date(0)};
      expect(await one.update('draft:a', () => value)).to.deep.equal(value);
      expect(await other.get('draft:a')).to.deep.equal(value);
    });

    (where === 'in the browser' ? itWithKeptFiles : it)('keeps files, byte for byte', async () => {
      const [one, other] = windows();
      await one.update('file:a', () => ({file: new Blob([new Uint8Array([0, 255, 13, 10])], {type: 'image/png'})}));
      const {file} = await other.get('file:a') as {file: Blob};
      expect(file.type).to.equal('image/png');
      expect([...new Uint8Array(await file.arrayBuffer())]).to.deep.equal([0, 255, 13, 10]);
    });

    it('gives what is under a prefix, in the order of the keys, and nothing else', async () => {
      const [device] = windows();
      for (const key of ['draft:b', 'drafts', 'draft:a', 'draft;', 'draft', 'draft:街']) await device.update(key, () => key);
      expect([...await device.list('draft:')]).to.deep.equal([['draft:a', 'draft:a'], ['draft:b', 'draft:b'], ['draft:街', 'draft:街']]);
    });

    it('removes a value when it is made undefined', async () => {
      const [device] = windows();
      await device.update('draft:a', () => 1);
      expect(await device.update('draft:a', () => undefined)).to.equal(undefined);
      expect([...await device.list('')]).to.deep.equal([]);
    });

    it('lets changes of two windows follow each other: none is lost', async () => {
      const [one, other] = windows();
      await Promise.all(Array.from({length: 20}, (_, index) => (index % 2 ? one : other).update('count', (value) => Number(value ?? 0) + 1)));
      expect(await one.get('count')).to.equal(20);
    });

    it('gives copies: what a caller does with one changes nothing', async () => {
      const [device] = windows();
      const value = {title: 'Cars'};
      await device.update('draft:a', () => value);
      value.title = 'changed';
      (await device.get('draft:a') as {title: string}).title = 'changed';
      expect(await device.get('draft:a')).to.deep.equal({title: 'Cars'});
    });

    it('leaves the value as it was when a change fails', async () => {
      const [device] = windows();
      await device.update('draft:a', () => 'before');
      const failed = await reason(device.update('draft:a', () => ({not: 'clonable', really: () => 1})));
      expect(failed).to.be.instanceOf(DeviceError).and.to.have.property('code', 'unavailable');
      expect(await device.get('draft:a')).to.equal('before');
    });

    it('tells every window of a change, until it no longer wants to know', async () => {
      const [one, other] = windows();
      const heard: string[] = [];
      const stops = [one.watch((key) => heard.push(`one ${key}`)), other.watch((key) => heard.push(`other ${key}`))];
      await one.update('draft:a', () => 1);
      await eventually(() => heard.length === 2 || undefined, () => heard.join());
      expect(heard.sort()).to.deep.equal(['one draft:a', 'other draft:a']);
      stops[0]?.();
      await one.update('draft:b', () => 1);
      await eventually(() => heard.includes('other draft:b') || undefined, () => heard.join());
      expect(heard).to.not.include('one draft:b');
      stops[1]?.();
    });

    it('lets one window work alone, and gives others no wait', async () => {
      const [one, other] = windows();
      const finish: (() => void)[] = [];
      const working = one.alone('outbox', () => new Promise<string>((resolve) => finish.push(() => resolve('done'))));
      await eventually(() => finish[0]);
      expect(await other.alone('outbox', async () => 'too')).to.equal(undefined);
      expect(await other.alone('tidying', async () => 'something else')).to.equal('something else');
      finish[0]?.();
      expect(await working).to.equal('done');
      expect(await other.alone('outbox', async () => 'now')).to.equal('now');
    });

    it('passes on why work that it ran alone has failed, and is free again', async () => {
      const [device] = windows();
      expect(await reason(device.alone('outbox', () => Promise.reject(new Error('no luck'))))).to.have.property('message', 'no luck');
      expect(await device.alone('outbox', async () => 'again')).to.equal('again');
    });
  });
}

describe('deviceStore', () => {
  it('keeps boards apart', async () => {
    const name = randomId();
    const [one, other] = [deviceStore({board: `${name} 1`}), deviceStore({board: `${name} 2`})];
    await one.update('draft:a', () => 'of the first');
    expect(await other.get('draft:a')).to.equal(undefined);
  });

  it('says `unavailable` where the browser keeps nothing', async () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
    try {
      const device = deviceStore({board: randomId()});
      for (const call of [device.get('a'), device.list('a'), device.update('a', () => 1)]) {
        expect(await reason(call)).to.be.instanceOf(DeviceError).and.to.have.property('code', 'unavailable');
      }
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('says `unavailable` where the browser does not answer, at once from then on, until it does', async () => {
    const {open} = IDBFactory.prototype;
    const asked: {result?: IDBDatabase; onsuccess?: () => void; onupgradeneeded?: () => void}[] = [];
    IDBFactory.prototype.open = () => asked[asked.push({}) - 1] as unknown as IDBOpenDBRequest;
    const name = randomId();
    const device = indexedDbStore(name, 50);
    try {
      for (const call of [device.get('a'), device.update('a', () => 1), device.list('a')]) {
        expect(await reason(call)).to.be.instanceOf(DeviceError).and.to.have.property('code', 'unavailable');
      }
      expect(asked).to.have.length(1);
    } finally {
      IDBFactory.prototype.open = open;
    }
    const request = indexedDB.open(name);
    const [answer] = asked;
    const told = (event: 'onsuccess' | 'onupgradeneeded') => () => Object.assign(answer!, {result: request.result})[event]?.();
    request.onupgradeneeded = told('onupgradeneeded');
    request.onsuccess = told('onsuccess');
    const patient = indexedDbStore(name);
    await patient.update('a', () => 'there');
    await eventually(() => answer?.result);
    let value: unknown;
    while (value !== 'there') {
      value = await device.get('a').catch(() => undefined);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

  it('says `full` when there is no room', async () => {
    const {put} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    try {
      expect(await reason(deviceStore({board: randomId()}).update('a', () => 1))).to.have.property('code', 'full');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('runs work where there are no locks: pages without https', async () => {
    const {locks} = navigator;
    Object.defineProperty(navigator, 'locks', {configurable: true, value: undefined});
    try {
      expect(await deviceStore({board: randomId()}).alone('outbox', async () => 'done')).to.equal('done');
    } finally {
      Object.defineProperty(navigator, 'locks', {configurable: true, value: locks});
    }
  });
});

describe('memoryDeviceStore', () => {
  it('can be full, and gives what it has; and can be unavailable', async () => {
    const memory = new DeviceMemory();
    const device = memoryDeviceStore(memory);
    await device.update('a', () => 1);
    memory.broken = 'full';
    expect(await reason(device.update('b', () => 1))).to.have.property('code', 'full');
    expect(await device.get('a')).to.equal(1);
    memory.broken = 'unavailable';
    expect(await reason(device.get('a'))).to.have.property('code', 'unavailable');
  });
});
