import {describe, expect, it} from 'vitest';
import {clientKey, networkOf} from '../../../src/server/limits/client.js';

describe('whom limits count', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
    ['', ''],
    ['nonsense', 'nonsense'],
  ])('of the address %j is %j', (address, network) => expect(networkOf(address)).toBe(network));

  it('is the account of whoever has one, and never an address that looks like one', () => {
    expect(clientKey({address: '192.0.2.7', personId: 'p1'})).toBe(clientKey({address: '192.0.2.8', personId: 'p1'}));
    expect(clientKey({address: 'p1'})).not.toBe(clientKey({address: '', personId: 'p1'}));
  });
});
