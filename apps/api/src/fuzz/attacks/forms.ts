import type { Random } from '@refinery/testing/random.ts';
import { hostileText } from '../hostile-values.ts';
import { type Attack, setHeader } from './draft.ts';

const BOUNDARY = 'fuzz-boundary';
const FILE = '{"text":"Please be so kind as to greet."}\n';

const part = (headers: string, value: string): string => `--${BOUNDARY}\r\n${headers}\r\n\r\n${value}\r\n`;
const field = (name: string, value: string) => part(`Content-Disposition: form-data; name="${name}"`, value);
const file = (name = 'file', filename = 'a.ndjson', value = FILE) =>
  part(`Content-Disposition: form-data; name="${name}"; filename="${filename}"`, value);
const END = `--${BOUNDARY}--\r\n`;
const oneLine = (text: string): string => text.replaceAll(/["\r\n]/g, '_');

/** Forms, most of which no browser would send. */
const FORMS: ((random: Random) => string)[] = [
  () => file() + END,
  () => field('name', 'a name') + file() + field('strategy', 'UNIVERSAL') + END,
  () => file(),
  () => file().slice(0, -2) + END,
  () => file().slice(0, 80),
  () => file().slice(0, 40),
  () => '',
  () => END,
  () => `--${BOUNDARY}`,
  () => `--${BOUNDARY}\r\n\r\n\r\n${END}`,
  () => 'garbage without any boundary',
  () => '\0'.repeat(5_000),
  () => `--other\r\n${file()}`,
  () => part('Content-Disposition: form-data', FILE) + END,
  () => part('Content-Disposition: attachment; filename=x', FILE) + END,
  () => part('Content-Type: text/csv', 'text\na\n') + END,
  () => part(`X-Large: ${'x'.repeat(100_000)}`, FILE) + END,
  () => part(Array.from({ length: 3_000 }, (_, index) => `X-${index}: x`).join('\r\n'), FILE) + END,
  () => part('Content-Disposition form-data name=file', FILE) + END,
  () => part('Content-Disposition: form-data; name="file"; filename*=utf-8\'\'%ff%00', FILE) + END,
  () =>
    part(
      'Content-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Transfer-Encoding: base64',
      '!!!',
    ) + END,
  () => part('Content-Disposition: form-data; name="name"\r\nContent-Type: application/json', '{"a":') + END,
  () =>
    part('Content-Disposition: form-data; name="name"\r\nContent-Type: text/plain; charset=x-none', 'a') +
    file() +
    END,
  () => file() + file() + END,
  () => file('upload') + END,
  () => file('file', '') + END,
  () => file('file', 'a.pdf', '%PDF-1.4') + END,
  () => file('file', '../../a.csv', 'text\na\n') + END,
  () => file('__proto__') + END,
  () => field('__proto__', 'x') + file() + END,
  () => field('constructor', 'x') + file() + END,
  () => field('name', 'x'.repeat(70_000)) + file() + END,
  () => field('n'.repeat(5_000), 'x') + file() + END,
  () => Array.from({ length: 250 }, (_, index) => field(`f${index}`, '')).join('') + file() + END,
  () => Array.from({ length: 1_100 }, () => field('preserve', 'x')).join('') + file() + END,
  () => file() + END + file() + END,
  () => `preamble\r\n${file()}${END}epilogue`,
  (random) => field(oneLine(hostileText(random)), hostileText(random)) + file() + END,
  (random) =>
    field('preserve', hostileText(random)) + field('targetTokens', hostileText(random)) + file() + END,
  (random) => file('file', oneLine(hostileText(random))) + END,
];

const TYPES = [
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=""',
  'multipart/form-data;boundary',
  'multipart/form-data; boundary=other',
  `multipart/form-data; boundary=${'b'.repeat(3_000)}`,
  'multipart/form-data; boundary=\xe9',
];

/** A form in place of a JSON body, where the operation takes forms. */
export const formBody: Attack = (draft, random, { operation }) => {
  if (!operation.bodies.has('multipart/form-data')) return;
  draft.json = undefined;
  draft.body = Buffer.from(random.pick(FORMS)(random));
  const wrong = random.chance(0.15);
  setHeader(draft, 'content-type', wrong ? random.pick(TYPES) : `multipart/form-data; boundary=${BOUNDARY}`);
};
