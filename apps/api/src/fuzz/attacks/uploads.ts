import type { Random } from '@refinery/testing/random.ts';
import { hostileText } from '../hostile-values.ts';
import { type Attack, setHeader } from './draft.ts';

const LINE = '{"text":"Please be so kind as to summarize the report."}';
const json = (value: unknown): string => JSON.stringify(value);

/** Lines that are hardly items. */
const NDJSON: ((random: Random) => string | Buffer)[] = [
  () => `${LINE}\n${LINE}\n`,
  () => '',
  () => '\n\n\r\n \n',
  () => `\ufeff${LINE}`,
  () => 'null\n1\n"x"\n[]\n{}\n',
  () => `${LINE}\n{"text":`,
  () => `${LINE}\0${LINE}`,
  () => `{"text":"a","__proto__":{"a":1}}\n`,
  () => `{"text":"a","metadata":{"__proto__":"x"}}\n`,
  () => `{"text":"\\ud800"}\n`,
  () => `{"text":1e400}\n`,
  (random) => `${json({ text: hostileText(random), customId: hostileText(random) })}\n`,
  (random) => `${json({ text: 'a', metadata: { [hostileText(random)]: hostileText(random) } })}\n`,
  () => Buffer.from('{"text":"caf\xe9"}\n', 'latin1'),
  () => Buffer.from([0xff, 0xfe, 0x00, 0x0a]),
  () => '['.repeat(50_000),
  () => `${'{}\n'.repeat(5_000)}`,
  () => 'x'.repeat(500_000),
  () => `{"text":"${'x'.repeat(200_001)}"}\n`,
];

const CSV: ((random: Random) => string | Buffer)[] = [
  () => 'text,customId\nPlease greet.,1\n',
  () => '',
  () => 'text\n',
  () => 'text,text\na,b\n',
  () => ',,,\n',
  () => 'customId\na\n',
  () => 'text\n"open\n',
  () => 'text\n"a"b\n',
  () => 'text\r"a\r\nb"\r',
  () => 'text,__proto__\na,b\n',
  () => 'text,metadata.__proto__\na,b\n',
  () => 'text,metadata.\na,b\n',
  () => `${'c,'.repeat(20_000)}text\na\n`,
  () => `text,${'c'.repeat(100_000)}\na,b\n`,
  () => 'text\n\0\n',
  () => Buffer.from('text\ncaf\xe9\n', 'latin1'),
  () => '"'.repeat(100_001),
  (random) => `text\n"${hostileText(random).replaceAll('"', '""')}"\n`,
];

/** A file in place of a JSON body, where the operation takes files. */
export const fileBody: Attack = (draft, random, { operation }) => {
  const types = ['application/x-ndjson', 'text/csv'].filter((type) => operation.bodies.has(type));
  if (!types.length) return;
  const type = random.pick(types);
  draft.json = undefined;
  draft.body = Buffer.from(random.pick(type === 'text/csv' ? CSV : NDJSON)(random));
  setHeader(draft, 'content-type', type);
};
