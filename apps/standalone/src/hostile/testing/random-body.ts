import { Random } from '@refinery/testing/random.ts';
import { hostileText } from './hostile-texts.ts';
import type { RawRequest } from './raw-request.ts';

export interface RandomBody extends RawRequest {
  /** Whether it is what a client means to send, if in odd pieces. */
  isWhole: boolean;
}

const BOUNDARY = 'a-boundary';
const MAX_ITEMS = 20;

const item = (random: Random) => ({ text: hostileText(random, 1 + random.below(300)).trim() || 'Write.' });
const items = (random: Random) => Array.from({ length: 1 + random.below(MAX_ITEMS) }, () => item(random));
const csvCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The forms of an upload, each with the media type that says so. */
const FORMS: ((random: Random) => [type: string, text: string])[] = [
  (random) => ['application/json', JSON.stringify({ items: items(random) })],
  (random) => [
    'application/x-ndjson',
    items(random)
      .map((one) => JSON.stringify(one))
      .join('\n'),
  ],
  (random) => [
    'text/csv',
    ['text', ...items(random).map(({ text }) => csvCell(text))].join(random.below(2) ? '\n' : '\r\n'),
  ],
  (random) => [
    `multipart/form-data; boundary=${BOUNDARY}`,
    [
      `--${BOUNDARY}`,
      'Content-Disposition: form-data; name="file"; filename="a.ndjson"',
      'Content-Type: application/x-ndjson',
      '',
      ...items(random).map((one) => JSON.stringify(one)),
      `--${BOUNDARY}--`,
      '',
    ].join('\r\n'),
  ],
];

/** What goes wrong on the way; the first does not. */
const DAMAGES: ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes) => bytes,
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => Buffer.concat([bytes, Buffer.from(hostileText(random, 2_000))]),
  (bytes, random) => {
    const place = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, place), Buffer.from([0xff, 0, 0xc3]), bytes.subarray(place)]);
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = 0; count < 20; count++) copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
];

/** Cuts a body into HTTP chunks of random sizes: all tiny, all large, or both. */
function* inChunks(bytes: Buffer, random: Random): Iterable<Buffer> {
  const largest = random.pick([1, 3, 64, 10_000]);
  for (let start = 0; start < bytes.length; ) {
    const chunk = bytes.subarray(start, start + 1 + random.below(largest));
    start += chunk.length;
    yield Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  }
  yield Buffer.from('0\r\n\r\n');
}

/** An upload of a random form, sound or damaged, in pieces of random sizes; the same for the same seed. */
export function randomBody(seed: number): RandomBody {
  const random = new Random(seed);
  const [type, text] = random.pick(FORMS)(random);
  const kind = random.below(DAMAGES.length);
  const bytes = DAMAGES[kind]?.(Buffer.from(text), random) ?? Buffer.from(text);
  return {
    path: '/api/batches',
    headers: { 'content-type': type, 'transfer-encoding': 'chunked' },
    body: inChunks(bytes, random),
    isWhole: kind === 0,
    giveUpMs: 30_000,
  };
}
