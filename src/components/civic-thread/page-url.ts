import {threadUrl} from '../thread-url.js';

/** The address of a message to pass on: from the page's template, else that of the page itself, without its fragment. */
export function pageUrl(template: string, id: string, base: string): string {
  const url = new URL(template ? threadUrl(template, id) : globalThis.location?.href ?? base, base);
  if (!template) url.hash = '';
  return url.href;
}
