import {BoardError} from '../../adapter/index.js';
import {withDeadline} from '../rest/deadline.js';
import {bodyOf} from './body.js';
import {errorFrom, errorsIn} from './error.js';
import type {Open311Options} from './options.js';
import {type Tree, treeOf} from './tree.js';

/** Names and values of a request, one or several each; what is empty is left out. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reaches an endpoint, and turns whatever comes back into what it said or into a `BoardError`. */
export class Open311Client {
  readonly #options: Open311Options;
  readonly #base: string;

  constructor(options: Open311Options) {
    this.#options = options;
    this.#base = options.endpoint.replace(/\/+$/, '');
  }

  get(path: string, parameters: Parameters, signal?: AbortSignal): Promise<Tree> {
    return this.#call(`${this.#address(path)}${query(this.#withTown(parameters))}`, {}, signal, false);
  }

  /** The key goes with what is sent, and into no address. */
  post(path: string, parameters: Parameters): Promise<Tree> {
    const {apiKey} = this.#options;
    return this.#call(this.#address(path), {method: 'POST', body: new URLSearchParams(given({...this.#withTown(parameters), api_key: apiKey}))}, undefined, true);
  }

  #withTown(parameters: Parameters): Parameters {
    return {jurisdiction_id: this.#options.jurisdictionId, ...parameters};
  }

  #address(path: string): string {
    return `${this.#base}/${path}.${this.#options.format ?? 'json'}`;
  }

  /** No header that other sites would be asked about beforehand, and no cookies. */
  #call(url: string, init: RequestInit, outer: AbortSignal | undefined, sending: boolean): Promise<Tree> {
    const {timeout = 30_000, xmlParser} = this.#options;
    return withDeadline(outer, timeout, async (signal) => {
      const {response, text} = await this.#send(url, {...init, signal, credentials: 'omit'});
      let tree: Tree;
      try {
        tree = treeOf(text, xmlParser);
      } catch (error) {
        if (response.ok) throw error;
        tree = ''; // a page of a proxy, say: the status tells enough
      }
      if (!response.ok || errorsIn(tree).some(isError)) throw errorFrom(response, tree, sending);
      return tree;
    });
  }

  async #send(url: string, init: RequestInit): Promise<{response: Response; text: string}> {
    try {
      // Looked up at each call, so that a page may wrap it.
      const response = await (this.#options.fetch ?? globalThis.fetch)(url, init);
      return {response, text: await bodyOf(response)};
    } catch (cause) {
      if (cause instanceof BoardError) throw cause;
      throw new BoardError('offline', 'no connection to the endpoint; or it does not allow other sites to ask (CORS)', {cause});
    }
  }
}

/** An error in an answer of 200. Services and attributes have a `code` and a `description` too, but no status for one. */
function isError({code}: {readonly code: string}): boolean {
  return /^[45]\d\d$/.test(code);
}

function query(parameters: Parameters): string {
  const text = new URLSearchParams(given(parameters)).toString();
  return text && `?${text}`;
}

function given(parameters: Parameters): [string, string][] {
  return Object.entries(parameters).flatMap(([name, value = []]) => [value].flat().filter((one) => one !== '').map((one): [string, string] => [name, one]));
}
