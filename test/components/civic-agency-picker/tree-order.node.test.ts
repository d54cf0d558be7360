import {describe, expect, it} from 'vitest';
import {inTreeOrder} from '../../../src/components/civic-agency-picker/tree-order.js';

const agency = (id: string, parentId: string | null) => ({id, parentId, placeId: 'here', name: {en: id}});
const order = (...agencies: ReturnType<typeof agency>[]) =>
  inTreeOrder(agencies).map(({agency: {id}, depth}) => `${'-'.repeat(depth)}${id}`);

describe('the order of agencies in a list', () => {
  it('puts those below an agency after it, in the town’s own order', () => {
    expect(order(agency('b', null), agency('a2', 'a'), agency('a', null), agency('a1', 'a'))).toEqual(['b', 'a', '-a2', '-a1']);
  });

  it('goes as deep as the tree does', () => {
    expect(order(agency('c', 'b'), agency('b', 'a'), agency('a', null))).toEqual(['a', '-b', '--c']);
  });

  it('takes an agency whose parent is in another list for one at the top', () => {
    expect(order(agency('here', 'elsewhere'))).toEqual(['here']);
  });

  it('loses none when parents go round in a circle', () => {
    expect(order(agency('a', 'b'), agency('b', 'a'), agency('c', 'c')).length).toBe(3);
  });
});
