import {describe, expect, it} from 'vitest';
import {addressWith, type Kept, valuesIn} from '../../../src/components/civic-message-list/address.js';
import {FILTERS} from '../../../src/components/civic-message-list/filters.js';

const NONE: Kept = {text: '', placeId: '', agencyId: '', topic: '', kind: '', status: '', sort: 'newest'};
const ALL = new Set(FILTERS);
const PAGE = 'https://board.example/list?page=7#top';

describe('the address of a list', () => {
  it('holds what was chosen, and leaves the rest of it alone', () => {
    const address = addressWith(PAGE, '', {...NONE, text: '停车 & more', topic: 'transport/parking', sort: 'most-followed'}, NONE, ALL);
    expect(new URL(address).hash).toBe('#top');
    expect([...new URL(address).searchParams]).toEqual([['page', '7'], ['search', '停车 & more'], ['topic', 'transport/parking'], ['sort', 'most-followed']]);
    expect(valuesIn(new URL(address).search, '', ALL)).toEqual({text: '停车 & more', topic: 'transport/parking', sort: 'most-followed'});
  });

  it('is the page’s own address again when everything is as the page has it', () => {
    const own = {...NONE, kind: 'complaint'};
    const cleared = addressWith(PAGE, '', NONE, own, ALL);
    expect(valuesIn(new URL(cleared).search, '', ALL)).toEqual({kind: ''});
    expect(addressWith(cleared, '', own, own, ALL)).toBe(PAGE);
  });

  it('keeps lists of one page apart', () => {
    const both = addressWith(addressWith(PAGE, 'desk', {...NONE, kind: 'help'}, NONE, ALL), '', {...NONE, kind: 'thanks'}, NONE, ALL);
    expect(valuesIn(new URL(both).search, 'desk', ALL)).toEqual({kind: 'help'});
    expect(valuesIn(new URL(both).search, '', ALL)).toEqual({kind: 'thanks'});
  });

  it('says nothing about controls that are not shown', () => {
    const shown = new Set(['search'] as const);
    expect(valuesIn('?agency=housing&search=x&sort=due', '', shown)).toEqual({text: 'x'});
    expect(addressWith(`${PAGE}`, '', {...NONE, agencyId: 'housing', text: 'x'}, NONE, shown)).toContain('page=7&search=x#');
  });

  it.each(['status=rejected', 'sort=loudest', 'sort=', `search=${'x'.repeat(201)}`, `place=${'x'.repeat(101)}`, 'unknown=1', '__proto__=1'])('ignores %s', (junk) => {
    expect(valuesIn(`?${junk}`, '', ALL)).toEqual({});
  });
});
