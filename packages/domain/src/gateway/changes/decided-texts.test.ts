import { hash } from 'node:crypto';
import { scanBody } from '@refinery/relay/body/scan-body.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { pino } from 'pino';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { PLAIN_CALL_TERMS } from '../../context/actor.ts';
import { type CountedText, SeenTexts } from '../../model-calls/seen-texts.ts';
import { gatewayProfile } from '../profile.ts';
import type { PreparedCall } from './body-changes.ts';
import { decidedTexts } from './decided-texts.ts';

const TEXT = 'Always answer in English, and never name a price. '.repeat(5);

const test = fixture(openTestContext);
let member: Member;
let written: CountedText[] = [];
let seenTexts: SeenTexts;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

beforeEach(() => {
  written = [];
  seenTexts = new SeenTexts({
    write: async (_organizationId, texts) => {
      written.push(...texts);
    },
    price: () => 1,
    now: () => new Date(),
    logger: pino({ level: 'silent' }),
  });
});

async function prepare(system: readonly string[], more: Partial<PreparedCall> = {}): Promise<PreparedCall> {
  const { organizationId } = member;
  const messages = system.map((content) => ({ role: 'system', content }));
  const tools = [{ type: 'function', function: { name: 'find', description: 'x'.repeat(366) } }];
  const body = { model: 'm', tools, messages: [...messages, { role: 'user', content: 'Hello' }] };
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    organizationId,
    apiKeyId: null,
    operation: 'chat',
    protocol: 'chat',
    bytes,
    operated: false,
    translated: false,
    scan: scanBody(bytes, 'chat'),
    candidate: {
      provider: 'openai',
      model: 'gpt-5-mini',
      credentials: { apiKey: 'x' },
      credentialKey: 'x',
      tenant: organizationId,
    },
    profile: await gatewayProfile(test.ctx, organizationId),
    terms: PLAIN_CALL_TERMS,
    ...more,
  };
}
const step = (call: PreparedCall) => decidedTexts(call, { ...test.ctx, seenTexts });
/** Takes the step for two calls that say the same, since a text that came once is not written. */
async function twice(system: readonly string[], more: Partial<PreparedCall> = {}): Promise<void> {
  for (let call = 0; call < 2; call++) await step(await prepare(system, more));
  await seenTexts.settled();
}

it('leaves a text of which nothing is known as it came, and takes notice of it with what is beside it', async () => {
  const changes = await step(await prepare([TEXT]));
  expect(changes).toMatchObject({ settings: [], replacements: [] });
  await twice([TEXT, 'Be brief.']);
  expect(written).toMatchObject([
    ...[
      {
        text: TEXT,
        hash: hash('sha256', TEXT),
        provider: 'openai',
        model: 'gpt-5-mini',
        calls: 3,
        jsonObject: false,
      },
    ],
  ]);
  // The tools have 436 bytes, to which the short text adds 11.
  expect(written[0]?.besideTokens).toBeGreaterThanOrEqual(100);
  expect(written[0]?.besideTokens).toBeLessThan(115);
  // What a call says twice is one use.
  await twice([TEXT, TEXT]);
  expect(written[1]).toMatchObject({ text: TEXT, calls: 2 });
});

it('counts a call once, however many are asked, and none that only counts tokens', async () => {
  const call = await prepare([TEXT]);
  for (let target = 0; target < 3; target++) await step(call);
  await seenTexts.settled();
  expect(written).toEqual([]);
  await twice([TEXT], { operation: 'count_tokens' });
  expect(written).toEqual([]);
  await step(await prepare([TEXT]));
  await seenTexts.settled();
  expect(written).toMatchObject([{ calls: 2 }]);
});

it('looks at so many texts of a call, and so many characters, and at no more', async () => {
  const many = Array.from({ length: 60 }, (_, at) => `${TEXT} ${at}`);
  await twice(many);
  expect(written.map(({ text }) => text)).toEqual(many.slice(0, 50));
  written = [];
  const large = Array.from({ length: 7 }, (_, at) => `${at}`.repeat(199_999));
  await twice([...large, 'x'.repeat(200_001)]);
  expect(written.map(({ text }) => text[0])).toEqual(['0', '1', '2', '3', '4']);
});

it('takes notice of nothing where it is to refine nothing', async () => {
  for (const change of [{ refine: 'off' }, { callTexts: 'none' }] as const) {
    const { profile } = await prepare([]);
    await twice([TEXT], { profile: { ...profile, settings: { ...profile.settings, ...change } } });
  }
  expect(written).toEqual([]);
});
