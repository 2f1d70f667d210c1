import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { openVendorApp, refined } from '../../testing/vendor-app.ts';

const test = fixture(openVendorApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const impossible = { inputTokens: 3_000_000_000, outputTokens: 3_000_000_000 };

it('a vendor that reports more tokens than there can be does not cost the caller the rewrite', async () => {
  test.openai.respondWith(() => ({ ...refined('Write a poem about rivers.'), usage: impossible }));
  const payload = {
    text: 'Could you please kindly write a poem about rivers for me?',
    provider: 'openai',
    model: 'gpt-4o-mini',
    fallback: false,
  };
  const reply = await test.post(member, '/api/optimize', payload);
  expect([reply.statusCode, reply.json().provider]).toEqual([200, 'openai']);
  const { inputTokens, outputTokens, costUsd } = reply.json().usage;
  expect([inputTokens, outputTokens].every((count) => count < 2 ** 31)).toBe(true);
  expect(costUsd).toBeNull();
});

it('nor the answer of a call through the gateway, which costs about what its bytes do', async () => {
  test.openai.respondWith(() => ({ kind: 'reply', text: 'Hello.', usage: impossible }));
  const payload = { model: 'openai/gpt-4o-mini', messages: [{ role: 'user', content: 'Hi.' }] };
  const reply = await test.post(member, '/v1/chat/completions', payload);
  expect(reply.statusCode).toBe(200);
  await test.ctx.ledger.settled();
  const [call] = (await test.get(member, '/api/calls?kind=gateway')).json();
  expect(call.usage.inputTokens).toBeLessThan(2 ** 31);
  expect(call.usage.costUsd).toBeLessThan(1);
});
