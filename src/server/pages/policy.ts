import {createHash} from 'node:crypto';

/**
 * What a page of ours needs and no more. Styles inside of shadow roots stand in the page and are let through by their digests; forms go only
 * to ourselves, whatever is written into the page.
 */
export function policyFor(styles: readonly string[], ancestors: string): string {
  const digests = [...new Set(styles)].map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return `default-src 'self'; style-src 'self'${digests.join('')}; require-trusted-types-for 'script'; trusted-types lit-html; `
    + `object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${ancestors}`;
}
