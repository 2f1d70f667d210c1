import { type Attack, setHeader } from './draft.ts';

const LATIN1_TEXT = '\xe9\xff\x80';

/** Values that a server must cope with, by header. A `#` becomes a number of this request's own. */
const VALUES: [name: string, values: string[]][] = [
  [
    'idempotency-key',
    [
      '',
      'again',
      'k#',
      ' ',
      'a b',
      'x'.repeat(255),
      'x'.repeat(256),
      LATIN1_TEXT,
      '"quoted#"',
      '../../a',
      '__proto__',
    ],
  ],
  [
    'x-request-id',
    ['', 'own-#', 'x'.repeat(101), LATIN1_TEXT, '<script>', 'a"b', '{"a":1}', '%0d%0a', '__proto__'],
  ],
  ['accept', ['*/*', 'text/csv', 'application/xml', '', 'text/csv;q=0, */*', 'x'.repeat(3_000), LATIN1_TEXT]],
  ['accept-version', ['1.0.0', '*', 'x']],
  ['accept-encoding', ['gzip, br', 'identity;q=0', 'x']],
  ['content-encoding', ['gzip', 'br', 'identity', 'x']],
  ['expect', ['100-continue', '100-Continue', 'nonsense']],
  ['host', ['evil.example', '', 'a b', `127.0.0.1:99999`, LATIN1_TEXT]],
  ['origin', ['https://evil.example', 'null']],
  ['x-forwarded-for', ['1.2.3.4', 'x'.repeat(1_000), '::1, ::', '"><']],
  ['x-http-method-override', ['DELETE', 'FOO']],
  ['cookie', ['a=b', 'x'.repeat(3_000), '__proto__=1']],
  ['range', ['bytes=0-1', 'bytes=9999999999999-', 'x=']],
  ['if-none-match', ['*', '"x"']],
  ['connection', ['upgrade', 'keep-alive', 'close, te', 'x'.repeat(1_000)]],
  ['te', ['trailers']],
  [
    'authorization',
    [
      'Bearer',
      'Bearer ',
      'Basic Og==',
      'bearer x.y.z',
      'Bearer prk_',
      `Bearer ${LATIN1_TEXT}`,
      'Bearer '.padEnd(6_000, 'x'),
    ],
  ],
  ['x-api-key', ['', 'prk_', 'x', LATIN1_TEXT, 'prk_'.padEnd(6_000, 'x'), 'undefined']],
];

/** Adds a header, or one that was there a second time. */
export const oddHeader: Attack = (draft, random) => {
  const [name, values] = random.pick(VALUES);
  const value = random.pick(values).replace('#', String(random.below(1e9)));
  if (random.chance(0.8)) setHeader(draft, name, value);
  else draft.headers.push([name, value]);
  if (name === 'connection' && value === 'upgrade') draft.headers.push(['upgrade', 'websocket']);
};

const BROKEN: ((headers: [string, string][]) => [string, string][])[] = [
  (headers) => headers.filter(([name]) => name !== 'host'),
  (headers) => [...headers, ['host', 'again.example']],
  (headers) => [...headers, ['x-large', 'x'.repeat(20_000)]],
  (headers) => [
    ...headers,
    ...Array.from({ length: 2_500 }, (_, index): [string, string] => [`x${index}`, '']),
  ],
  (headers) => [...headers, ['x-nul', 'a\0b']],
  (headers) => [...headers, ['x-bare-cr', 'a\rb']],
  (headers) => [...headers, ['x-fold', 'a\r\n b']],
  (headers) => [...headers, ['no name', 'x']],
  (headers) => [...headers, ['', 'x']],
  (headers) => [...headers, ['x-space ', 'x']],
  (headers) => [...headers, ['transfer-encoding', 'identity']],
  (headers) => [...headers, ['transfer-encoding', 'gzip, chunked']],
  (headers) => [...headers, ['transfer-encoding', 'x']],
  (headers) => [...headers, ['content-length', '1e3']],
  (headers) => [...headers, ['content-length', '99999999999999999999']],
  (headers) => [...headers, ['content-length', '']],
];

/** Headers that are no HTTP, or too much of it. */
export const brokenHeaders: Attack = (draft, random) => {
  draft.headers = random.pick(BROKEN)(draft.headers);
  draft.malformed = true;
};
