/** Characters of one part of an id: two parts and what stands between them fit into the 100 of the contract. */
const LONGEST = 44;

/**
 * An id made of a name that somebody else gave: as it is where that can be, so that pages can name it, and with a checksum in place of its end
 * where it is too long. What ids have a meaning for (`/` between topics, `:` after what sort it is) is escaped.
 */
export function shortId(name: string): string {
  const escaped = name.replace(/[%/:]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return escaped.length <= LONGEST ? escaped : `${escaped.slice(0, LONGEST - 9).replace(/%\w?$|[\ud800-\udbff]$/, '')}~${checksum(name)}`;
}

/** FNV-1a, 32 bits: tells two long names apart, and protects nothing. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
