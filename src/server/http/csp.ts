import {createHash} from 'node:crypto';

/**
 * What a page of our elements needs, and nothing else: scripts, styles, pictures, films and the API of its own host; forms that go there; no
 * base address; and no text that becomes markup but by Lit. `styles`: texts of `<style>` elements that stand in the page, let through by their
 * digests. `push`: whether a thread may register the service worker of notices. Without `frame-ancestors`, which is the board's to say.
 */
export function strictCsp({styles = [], push = false}: {readonly styles?: readonly string[]; readonly push?: boolean} = {}): string {
  const digests = [...new Set(styles)].map((text) => ` ${digestOf(text)}`);
  return `default-src 'none'; script-src 'self'; style-src 'self'${digests.join('')}; img-src 'self'; media-src 'self'; connect-src 'self'; `
    + "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html" + (push ? ' civic-board' : '');
}

/** What a page without script needs, whose styles stand in it: these, and the icon that a browser asks for by itself. */
export function plainCsp(styles: readonly string[]): string {
  return `default-src 'none'; style-src ${[...new Set(styles)].map(digestOf).join(' ') || "'none'"}; img-src 'self'; base-uri 'none'`;
}

/** A text as a policy names it. */
function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The policy of the demo, and of every page that loads the elements from its own host; docs/csp.md gives it to towns. */
export const STRICT_CSP = strictCsp();

/** What else a town's own pages may have of their own host, where a folder of them is served: typefaces, frames, an app manifest. */
export const SITE_CSP = `${STRICT_CSP}; font-src 'self'; frame-src 'self'; manifest-src 'self'`;
