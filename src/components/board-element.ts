import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import {endpointsReady} from '../controllers/board-connection.js';

/** What elements have in common that speak to a board. */
export abstract class BoardElement extends LitElement {
  /** Address of a board's HTTP API, absolute or relative to the page. Default: the board of the `civic-board-provider` around the element. */
  @property() endpoint = '';

  /** The first time, what connects to an endpoint is on its way: nothing is shown before it is there. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const ready = this.endpoint ? endpointsReady() : undefined;
    return ready ? ready.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }
}
