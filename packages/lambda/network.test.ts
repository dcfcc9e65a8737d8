import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkOf } from './network.ts';

describe('the network of an address', () => {
  test.each([
    ['192.0.2.1', '192.0.2.254'],
    ['192.0.2.1', '::ffff:192.0.2.200'],
    ['192.0.2.1', '::FFFF:c000:2c8'],
    ['192.0.2.1', '0:0:0:0:0:ffff:192.0.2.9'],
    ['2001:db8:0:1200::1', '2001:db8:0:12ff:aaaa:bbbb:cccc:dddd'],
    ['2001:db8::1', '2001:0db8:0000:0000:1:2:3:4'],
    ['::1', '::'],
  ])('%s and %s are of one', (one, other) => {
    expect(networkOf(one)).toBe(networkOf(other));
    expect(networkOf(one)).not.toBe(networkOf('nothing'));
  });

  test.each([
    ['192.0.2.1', '192.0.3.1'],
    ['192.0.2.1', '193.0.2.1'],
    ['2001:db8:0:1200::1', '2001:db8:0:1300::1'],
    ['2001:db8::1', '2001:db9::1'],
    // The bits of one are never those of the other.
    ['192.0.2.1', 'c000:0200::1'],
    ['::1', '0.0.0.1'],
  ])('%s and %s are not', (one, other) => {
    expect(networkOf(one)).not.toBe(networkOf(other));
  });

  test.each([
    '',
    'unknown',
    '256.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    'a:b',
    ':::',
    '1::2::3',
    'g::1',
    '1:2:3:4:5:6:7:8:9',
  ])('%j is no address: all such are of one', (address) => {
    expect(networkOf(address)).toBe('none');
  });

  test('only the first 24 bits count, or the first 56', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16));
    fc.assert(
      fc.property(byte, byte, byte, byte, byte, (a, b, c, d, e) => {
        expect(networkOf(`${a}.${b}.${c}.${d}`)).toBe(networkOf(`${a}.${b}.${c}.${e}`));
      }),
    );
    fc.assert(
      fc.property(fc.tuple(group, group, group), byte, group, group, (first, high, x, y) => {
        const at = (low: string, rest: string): string =>
          networkOf(
            `${first.join(':')}:${(256 * high + (Number.parseInt(low, 16) % 256)).toString(16)}:${rest}:1:2:3`,
          );
        expect(at(x, y)).toBe(at(y, x));
      }),
    );
  });
});
