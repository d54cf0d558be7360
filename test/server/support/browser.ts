/** A browser as far as cookies and redirects go, of somebody who reads English: one jar for each host, nothing else. */
export class CookieBrowser {
  readonly #jars = new Map<string, Map<string, string>>();

  /** Follows redirects to the end, or to the first address that `until` holds back, which is then given without being asked for. */
  async go(address: string, {until = () => false, headers = {}}: {until?: (address: URL) => boolean; headers?: Record<string, string>} = {}): Promise<{url: URL; response?: Response}> {
    let url = new URL(address);
    for (let hops = 0; hops < 20; hops++) {
      if (until(url)) return {url};
      const response = await this.fetch(url.href, {headers, redirect: 'manual'});
      const location = response.headers.get('Location');
      if (location === null) return {url, response};
      await response.body?.cancel();
      url = new URL(location, url);
    }
    throw new Error('redirected in a circle');
  }

  async fetch(address: string, {headers = {}, ...init}: RequestInit & {headers?: Record<string, string>} = {}): Promise<Response> {
    const jar = this.jarOf(address);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {...init, headers: {'Accept-Language': 'en', ...headers, ...(cookie && {Cookie: cookie})}});
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** By port as well: several servers of a test are on one machine. */
  jarOf(address: string): Map<string, string> {
    const {host} = new URL(address);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    return jar;
  }

  forget(address: string): void {
    this.jarOf(address).clear();
  }
}
