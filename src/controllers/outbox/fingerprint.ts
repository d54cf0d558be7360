import {canonicalJson, type HeldFile} from '../../adapter/index.js';
import type {OutboxContent} from '../../context/index.js';

/**
 * Tells contents apart after they were sent, without keeping them. Not a secret and not against attackers (the browser has its digests only
 * on pages with https): 64 bits of FNV-1a, against mixing up two drafts of one person.
 */
export function fingerprintOf(draft: OutboxContent['draft'], files: readonly HeldFile[]): string {
  const names = files.map(({key, description, public: isPublic, captions}) => ({key, description, isPublic, captions: captions?.key}));
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(canonicalJson([draft, names]))) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16);
}
