import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {BoardAdapter} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {open311Adapter} from '../../src/adapters/open311.js';
import {restAdapter} from '../../src/adapters/rest.js';

const endpoint = 'https://board.example';
const ADAPTERS: readonly (readonly [name: string, adapter: BoardAdapter, withKey?: BoardAdapter])[] = [
  ['rest', restAdapter({endpoint})], ['memory', memoryAdapter()], ['open311', open311Adapter({endpoint}), open311Adapter({endpoint, apiKey: 'key'})],
];

describe('docs/adapters.md', () => {
  it('says what each adapter can do', () => {
    const documentation = readFileSync(new URL('../../docs/adapters.md', import.meta.url), 'utf8');
    const rows = Object.keys(ADAPTERS[0]?.[1].capabilities ?? {}).map((name) => {
      const word = ([, adapter, withKey]: (typeof ADAPTERS)[number]) => {
        const able = ({capabilities}: BoardAdapter) => (capabilities as unknown as Record<string, boolean>)[name] === true;
        return able(adapter) ? 'yes' : withKey && able(withKey) ? 'with a key' : 'no';
      };
      return `| \`${name}\` | ${ADAPTERS.map(word).join(' | ')} |`;
    });
    const table = documentation.slice(documentation.indexOf('| capability |'), documentation.indexOf('\n\n## Open311'));
    expect(table.split('\n').slice(2)).toEqual(rows);
    expect(table.split('\n')[0]).toBe(`| capability | ${ADAPTERS.map(([name]) => name).join(' | ')} |`);
  });
});
