import type {FileReader, HttpRequest, HttpResponse, HttpStack} from 'tus-js-client';

/** What the tus client reads a file through. Its own ones differ between browsers and Node; a `Blob` is the same in both. */
export const blobReader: FileReader = {
  openFile: (file: Blob) => Promise.resolve({
    size: file.size,
    slice: (start, end) => Promise.resolve({value: file.slice(start, end), done: end >= file.size}),
    close: () => undefined,
  }),
};

/** Requests of the tus client over `fetch`: where there is no XMLHttpRequest, and where a page has a fetch of its own. */
export function fetchStack(send: typeof fetch | undefined): HttpStack {
  return {
    getName: () => 'fetch',
    createRequest: (method, url) => new FetchRequest(method, url, send),
  };
}

class FetchRequest implements HttpRequest {
  readonly #method: string;
  readonly #url: string;
  readonly #send: typeof fetch | undefined;
  readonly #headers = new Headers();
  readonly #ending = new AbortController();
  #onProgress: (bytes: number) => void = () => undefined;

  constructor(method: string, url: string, send: typeof fetch | undefined) {
    this.#method = method;
    this.#url = url;
    this.#send = send;
  }

  getMethod = () => this.#method;
  getURL = () => this.#url;
  getUnderlyingObject = () => undefined;
  getHeader = (name: string) => this.#headers.get(name) ?? undefined;
  setHeader = (name: string, value: string) => { this.#headers.set(name, value); };
  setProgressHandler = (handler: (bytes: number) => void) => { this.#onProgress = handler; };

  async send(body: Blob | null): Promise<HttpResponse> {
    const response = await (this.#send ?? globalThis.fetch)(this.#url, {
      method: this.#method, headers: this.#headers, signal: this.#ending.signal, ...(body && {body}),
      credentials: this.#headers.has('Authorization') ? 'omit' : 'same-origin',
    });
    const text = await response.text();
    if (response.ok && body) this.#onProgress(body.size);
    return {
      getStatus: () => response.status,
      getHeader: (name) => response.headers.get(name) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  async abort(): Promise<void> {
    this.#ending.abort();
  }
}
