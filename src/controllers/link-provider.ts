import {type Context, ContextProvider} from '@lit/context';
import type {LitElement} from 'lit';
import {adapterContext, boardContext, deviceContext, outboxContext, sessionContext} from '../context/index.js';
import type {BoardLink} from './board-link.js';

/** Gives a board to the elements inside of another. What is kept on the device is brought when one of them first asks for it. */
export class LinkProvider {
  readonly #share: () => void;
  #link: BoardLink | undefined;
  #end: (() => void) | undefined;
  #keeps = false;

  constructor(host: LitElement) {
    const give = <T>(context: Context<unknown, T>, value: (link: BoardLink | undefined) => T): (() => void) => {
      const provider = new ContextProvider(host, {context});
      return () => provider.setValue(value(this.#link));
    };
    const given = [
      give(adapterContext, (link) => link?.adapter),
      give(boardContext, (link) => link?.board),
      give(sessionContext, (link) => link?.session),
      give(deviceContext, (link) => link?.device),
      give(outboxContext, (link) => link?.outbox),
    ];
    this.#share = () => given.forEach((share) => share());
    host.addEventListener('context-request', ({context}) => {
      if (context !== deviceContext && context !== outboxContext) return;
      this.#keeps = true;
      void this.#link?.keep();
    }, {capture: true}); // the providers stop it
  }

  /** Gives this one from now on. */
  set(link: BoardLink | undefined): void {
    this.#end?.();
    this.#link = link;
    this.#end = link?.subscribe(this.#share);
    this.#share();
    if (this.#keeps) void link?.keep();
  }
}
