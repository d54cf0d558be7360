import {readdirSync} from 'node:fs';
import {expect, it} from 'vitest';
import {ELEMENTS} from '../../src/define/elements.js';

it('a page can load every element by its tag', () => {
  const tags = readdirSync(new URL('../../src/define/', import.meta.url)).filter((file) => file.startsWith('civic-')).map((file) => file.replace('.ts', ''));
  expect(Object.keys(ELEMENTS)).toEqual(tags.sort());
});
