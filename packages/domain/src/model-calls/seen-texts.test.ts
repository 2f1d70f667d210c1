import { TestClock } from '@refinery/testing/test-clock.ts';
import { pino } from 'pino';
import { beforeEach, expect, it } from 'vitest';
import { type CountedText, SeenTexts } from './seen-texts.ts';

const clock = new TestClock();
let written: (readonly [string, readonly CountedText[]])[] = [];
let refuse = (_organizationId: string): boolean => false;

const open = () =>
  new SeenTexts({
    write: async (organizationId, texts) => {
      if (refuse(organizationId)) throw new Error('The database is away.');
      written.push([organizationId, texts]);
    },
    price: (_of, cached) => (cached ? 1 : 10),
    now: () => clock.now(),
    logger: pino({ level: 'silent' }),
  });
const seen = (text: string, organizationId = 'a', more = {}) => ({
  organizationId,
  text,
  hash: `hash of ${text}`,
  provider: 'openai' as const,
  model: 'gpt-5-mini',
  besideTokens: 7,
  jsonObject: false,
  ...more,
});
const counts = () => written.flatMap(([, texts]) => texts.map(({ text, calls }) => [text, calls]));

beforeEach(() => {
  written = [];
  refuse = () => false;
});

it('writes a text from its second call on, with the first counted, and one that comes once never', async () => {
  const texts = open();
  texts.note(seen('once'));
  texts.note(seen('twice'));
  await texts.settled();
  expect(written).toEqual([]);
  texts.note(seen('twice'));
  texts.note(seen('twice'));
  await texts.settled();
  texts.note(seen('twice'));
  await texts.settled();
  expect(counts()).toEqual([
    ['twice', 3],
    ['twice', 1],
  ]);
});

it('counts each organization and each text on its own', async () => {
  const texts = open();
  for (const organizationId of ['a', 'b', 'a', 'b', 'a'])
    for (const text of ['x', 'y']) texts.note(seen(text, organizationId));
  await texts.settled();
  expect(written.map(([id, own]) => [id, own.map(({ text, calls }) => [text, calls])])).toEqual([
    [
      'a',
      [
        ['x', 3],
        ['y', 3],
      ],
    ],
    [
      'b',
      [
        ['x', 2],
        ['y', 2],
      ],
    ],
  ]);
});

it('prices calls that follow within five minutes as cached, and others not', async () => {
  const texts = open();
  texts.note(seen('x'));
  clock.advance(299_999);
  texts.note(seen('x'));
  clock.advance(300_000);
  texts.note(seen('x'));
  await texts.settled();
  expect(written[0]?.[1]).toMatchObject([{ calls: 3, microsPerToken: 10 + 1 + 10 }]);
});

it('remembers the least beside a text, and that JSON was wanted once', async () => {
  const texts = open();
  texts.note(seen('x'));
  texts.note(seen('x', 'a', { besideTokens: 3, jsonObject: true }));
  texts.note(seen('x', 'a', { besideTokens: 9, model: 'gpt-5' }));
  await texts.settled();
  expect(written[0]?.[1]).toMatchObject([{ besideTokens: 3, jsonObject: true, model: 'gpt-5' }]);
});

it('holds no more texts than its bounds, whatever is sent', async () => {
  const texts = open();
  for (let at = 0; at < 1_100; at++) for (let call = 0; call < 2; call++) texts.note(seen(`text ${at}`));
  await texts.settled();
  expect(written[0]?.[1]).toHaveLength(1_000);
  const large = 'x'.repeat(9 * 1024 * 1024);
  for (const text of [`${large}a`, `${large}b`]) for (let call = 0; call < 2; call++) texts.note(seen(text));
  await texts.settled();
  expect(written[1]?.[1]).toHaveLength(1);
  // What found no room is counted with its next call.
  texts.note(seen(`${large}b`));
  await texts.settled();
  expect(written[2]?.[1]).toMatchObject([{ calls: 2 }]);
});

it('lets an organization whose texts cannot be written hold up no other', async () => {
  refuse = (organizationId) => organizationId === 'a';
  const texts = open();
  for (const id of ['a', 'b', 'a', 'b']) texts.note(seen('x', id));
  await texts.settled();
  expect(written.map(([id]) => id)).toEqual(['b']);
  refuse = () => false;
  texts.note(seen('x', 'a'));
  await texts.settled();
  expect(written.map(([id]) => id)).toEqual(['b', 'a']);
});
