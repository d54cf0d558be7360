import {html, LitElement} from 'lit';
import {ContextProvider} from '@lit/context';
import type {BoardAdapter, DeviceStore, Session} from '../../src/adapter/index.js';
import {adapterContext, boardContext, deviceContext, sessionContext} from '../../src/context/index.js';
import {BoardConnection} from '../../src/controllers/board-connection.js';

/** A tiny element with a connection, to hang a controller on. `setup` makes the controller; every render is counted. */
export class Probe extends LitElement {
  static setup: (probe: Probe) => void = () => undefined;
  readonly connection = new BoardConnection(this);
  renders = 0;

  constructor() {
    super();
    Probe.setup(this);
  }

  protected override render() {
    this.renders++;
    return html``;
  }
}
customElements.define('test-probe', Probe);

/** What stands around the probe: it gives the contexts by hand, so that a test says exactly when each changes. */
export class Around extends LitElement {
  readonly adapter = new ContextProvider(this, {context: adapterContext});
  readonly board = new ContextProvider(this, {context: boardContext});
  readonly session = new ContextProvider(this, {context: sessionContext});
  readonly device = new ContextProvider(this, {context: deviceContext});

  protected override createRenderRoot() {
    return this;
  }
}
customElements.define('test-around', Around);

/** A probe in its surroundings, on the page until the test is over. */
export async function probe<T>(
  make: (probe: Probe) => T,
  {adapter, session, device}: {adapter?: BoardAdapter; session?: Session | null; device?: DeviceStore} = {},
): Promise<{host: Probe; around: Around; made: T}> {
  let made: T | undefined;
  Probe.setup = (host) => (made = make(host));
  const around = document.createElement('test-around') as Around;
  around.adapter.setValue(adapter);
  around.session.setValue(session);
  around.device.setValue(device);
  document.body.append(around);
  const host = document.createElement('test-probe') as Probe;
  around.append(host);
  await settled(host);
  if (made === undefined) throw new Error('setup made nothing');
  return {host, around, made};
}

/** Takes everything off the page; for `afterEach`. */
export function clear(): void {
  document.body.replaceChildren();
}

/** Until nothing that was due at once is due any more. */
export async function settled(host: Probe): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await Promise.resolve();
    await host.updateComplete;
  }
}

/** Calls that a test answers when it likes. */
export class Calls<T> {
  readonly all: {signal: AbortSignal; answer: (value: T) => void; fail: (error: unknown) => void}[] = [];

  readonly next = (signal: AbortSignal): Promise<T> =>
    new Promise((answer, fail) => {
      this.all.push({signal, answer, fail});
    });

  get last() {
    const last = this.all.at(-1);
    if (!last) throw new Error('nobody called');
    return last;
  }
}

export const ADA: Session = {personId: 'ada', name: 'Ada', role: 'citizen'};
export const BEN: Session = {personId: 'ben', name: 'Ben', role: 'citizen'};
