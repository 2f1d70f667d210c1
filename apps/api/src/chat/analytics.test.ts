import { newIdAt } from '@refinery/db/ids.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { beforeAll, expect, it } from 'vitest';
import { openTestApp } from '../testing/test-app.ts';

const clock = new TestClock(new Date('2026-05-15T10:00:00Z'));
const test = fixture((services) => openTestApp(services, { clock }));
let member: Member;
beforeAll(async () => {
  member = await buildColleague(test.ctx, await buildMember(test.ctx), 'viewer');
});

const record = (time: string, more: object = {}) => {
  const createdAt = new Date(time);
  test.ctx.ledger.record({
    id: newIdAt(createdAt),
    organizationId: member.organizationId,
    kind: 'chat',
    status: 'completed',
    requestedProvider: 'groq',
    requestedModel: 'm',
    provider: 'groq',
    model: 'm',
    attempts: [],
    inputTokens: 100,
    cachedInputTokens: 60,
    cacheWriteTokens: 10,
    outputTokens: 20,
    reasoningTokens: 0,
    answeredModel: 'm',
    latencyMs: 100,
    costMicros: 500,
    saved: { text: 30, marks: 1 },
    createdAt,
    ...more,
  });
};

it('says of each day what the conversations came to', async () => {
  record('2026-05-13T23:59:59.999Z', { latencyMs: 300 });
  record('2026-05-15T00:00:00Z');
  record('2026-05-15T09:00:00Z', { costMicros: null, latencyMs: 1_000 });
  record('2026-05-15T09:30:00Z', {
    status: 'failed',
    answeredModel: null,
    costMicros: 0,
    inputTokens: 0,
    saved: {},
  });
  record('2026-05-15T09:30:00Z', { kind: 'gateway' });
  record('2026-05-12T09:30:00Z');
  await test.ctx.ledger.settled();
  const url = `/api/chat/tenants/${member.organizationId}/analytics?days=3`;
  const reply = (await test.get(member, url)).json();
  expect(reply).toMatchObject({ from: '2026-05-13T00:00:00.000Z', to: '2026-05-16T00:00:00.000Z' });
  expect(reply.days).toMatchObject([
    { date: '2026-05-13', messages: 1, costUsd: 0.0005, latencyMs: { average: 300, p95: 300 } },
    { date: '2026-05-14', messages: 0, failed: 0, costUsd: 0, latencyMs: null },
    {
      date: '2026-05-15',
      messages: 2,
      failed: 1,
      unpriced: 1,
      costUsd: 0.0005,
      savedTokens: 60,
      inputTokens: 200,
      cachedInputTokens: 180,
      outputTokens: 60,
      latencyMs: { average: 400, p95: 1_000 },
    },
  ]);
  expect(reply.totals).toMatchObject({ messages: 3, failed: 1, costUsd: 0.001, savedTokens: 90 });
});
