import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInRanges, requireAddressRanges } from './address-ranges.ts';

const BITS = { ipv4: 32, ipv6: 128 };
type Family = keyof typeof BITS;

/** The number as an address, written in one of the ways there are. */
function write(family: Family, value: bigint, way: number): string {
  const parts = (count: number, bits: number) =>
    Array.from({ length: count }, (_, i) =>
      Number(BigInt.asUintN(bits, value >> BigInt((count - 1 - i) * bits))),
    );
  if (family === 'ipv4') {
    const dotted = parts(4, 8).join('.');
    const [high = 0, low = 0] = parts(2, 16);
    const mapped = [`::ffff:${dotted}`, `::FFFF:${high.toString(16)}:${low.toString(16)}`];
    return [dotted, ...mapped, `0:0:0:0:0:ffff:${dotted}`][way % 4] ?? dotted;
  }
  const groups = parts(8, 16).map((group) => group.toString(16));
  const padded = groups.map((group) => group.padStart(4, '0')).join(':');
  const short = new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
  return [short, padded, padded.toUpperCase(), groups.join(':')][way % 4] ?? padded;
}

const family = fc.constantFrom<Family>('ipv4', 'ipv6');
const way = fc.nat(3);
const network = family.chain((of) =>
  fc.record({
    family: fc.constant(of),
    // Away from what begins like a mapped address.
    base: fc.bigInt({ min: 1n << BigInt(BITS[of] - 2), max: (1n << BigInt(BITS[of])) - 1n }),
    bits: fc.nat(BITS[of]),
    flipped: fc.option(fc.nat(BITS[of] - 1)),
    ways: fc.tuple(way, way),
  }),
);

describe('a client address', () => {
  it('lies in a range where no bit of its prefix is another, however both are written', () => {
    fc.assert(
      fc.property(network, ({ family: of, base, bits, flipped, ways }) => {
        const address = flipped === null ? base : base ^ (1n << BigInt(BITS[of] - 1 - flipped));
        const text = write(of, base, ways[0]);
        const mapped = of === 'ipv4' && text.includes(':') ? 96 : 0;
        const range = `${text}/${bits + mapped}`;
        const client = write(of, address, ways[1]);
        const isIn = flipped === null || flipped >= bits;
        expect([client, range, isInRanges(client, [range])]).toEqual([client, range, isIn]);
        const isSame = flipped === null;
        expect([client, text, isInRanges(client, [text])]).toEqual([client, text, isSame]);
      }),
      { numRuns: 500 },
    );
  });

  it('lies in a list where it lies in one range of it', () => {
    const ranges = ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7'];
    const inside = ['192.0.2.255', '::ffff:192.0.2.1', '2001:DB8:ffff::1', '198.51.100.7', '192.0.2.9:5123'];
    for (const address of [...inside, '[2001:db8::1]:443', '2001:db8::1%eth0'])
      expect([address, isInRanges(address, ranges)]).toEqual([address, true]);
    for (const address of ['192.0.3.0', '2001:db9::', '198.51.100.8', '::1', '', 'unknown', 'localhost'])
      expect([address, isInRanges(address, ranges)]).toEqual([address, false]);
  });

  it.each([
    ['192.0.2.1', '::/0'],
    ['::ffff:192.0.2.1', '::/0'],
    ['::ffff:192.0.2.1', '::/64'],
    ['2001:db8::1', '0.0.0.0/0'],
  ])('%s lies in no range of the other family such as %s', (address, range) => {
    expect(isInRanges(address, [range])).toBe(false);
  });

  it.each([
    ['203.0.113.9', '0.0.0.0/0'],
    ['::ffff:203.0.113.9', '0.0.0.0/0'],
    ['203.0.113.9', '::ffff:0:0/96'],
    ['2001:db8::1', '::/0'],
  ])('%s lies in all of its family, %s', (address, range) => {
    expect(isInRanges(address, [range])).toBe(true);
  });

  it('lies in no empty list', () => {
    expect(isInRanges('192.0.2.1', [])).toBe(false);
  });
});

describe('a list of ranges', () => {
  it('is refused with each entry that is none', () => {
    const bad = [
      ...['', ' ', 'x', 'example.com', '192.0.2', '192.0.2.256', '192.0.2.1.1', '192.0.2.01', '192.0.2.1:80'],
      ...[
        '192.0.2.0/',
        '192.0.2.0/33',
        '192.0.2.0/-1',
        '192.0.2.0/2x',
        '192.0.2.0/24/24',
        '/24',
        ' 192.0.2.1',
      ],
      ...['2001:db8::/129', '2001:db8:::1', '[::1]', 'fe80::1%eth0', '::ffff:192.0.2.0/24', '::ffff:0:0/95'],
    ];
    const attempt = () => requireAddressRanges('list', ['192.0.2.1', ...bad, '2001:db8::/32']);
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'validation_failed',
        extras: {
          errors: bad.map((_, index) => ({
            path: `list.${index + 1}`,
            message: expect.stringMatching(/^must (?:be|have) /),
          })),
        },
      }),
    );
  });

  it('may have networks whose address is one inside of them', () => {
    requireAddressRanges('list', [
      '192.0.2.77/24',
      '2001:db8::1/32',
      '::ffff:192.0.2.0/120',
      '::',
      '0.0.0.0/0',
    ]);
    expect(isInRanges('192.0.2.1', ['192.0.2.77/24'])).toBe(true);
  });
});
