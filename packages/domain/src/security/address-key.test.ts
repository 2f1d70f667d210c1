import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressKey } from './address-key.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:41000', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:0207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['[::ffff:192.0.2.7]:41000', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:41000', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::192.0.2.7', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
  ['unknown', 'unknown'],
  ['', ''],
  ['[', '['],
  ['999.1.1.1', '999.1.1.1'],
])('%j counts as %j', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

it('is one key for every address of a /64, and another for the next', () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
      const [left, right] = [one, other].map((address) => addressKey(address));
      if (!left?.endsWith('::/64') || !right?.endsWith('::/64')) return;
      const network = left.slice(0, -'::/64'.length);
      expect(addressKey(`${network}:1:2:3:4`)).toBe(left);
      expect(addressKey(`${network}:ffff::`)).toBe(left);
      expect(addressKey(left)).toBe(left);
      if (left !== right) expect(addressKey(`${right.slice(0, -'::/64'.length)}:1:2:3:4`)).not.toBe(left);
    }),
  );
});

it('takes any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void addressKey(text)));
});
