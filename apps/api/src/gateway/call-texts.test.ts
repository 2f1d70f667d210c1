import type { CallTexts } from '@refinery/contracts/enums.ts';
import { callSums, callTexts } from '@refinery/db/schema/call-records.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { json, stream } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, CHAT_STREAM, STREAMS } from '@refinery/relay/relay/testing/wire.ts';
import { buildColleague } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openGatewayApp } from './testing/gateway-app.ts';

const MOST = 256 * 1024;

const test = fixture(openGatewayApp);

beforeEach(() => test.vendor.respondWith(json(CHAT_REPLY)));

async function keep(chosen: CallTexts | null): Promise<void> {
  const { organizationId } = test.member;
  await test.member.as.tenant.run((tx) =>
    tx.update(organizations).set({ callTexts: chosen }).where(eq(organizations.id, organizationId)),
  );
  await test.ctx.identities.caughtUp();
}

const bodyOf = (content: string) => ({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user' as const, content }],
});
/** The id of a call of which everything was read. */
async function call(body: ReturnType<typeof bodyOf>): Promise<string> {
  const { response } = await test.openai().chat.completions.create(body).withResponse();
  return String(response.headers.get('x-refinery-call-id'));
}
const textsIn = () => test.member.as.tenant.run((tx) => tx.select().from(callTexts));
const sums = async () => {
  await test.ctx.ledger.settled();
  return test.member.as.tenant.run((tx) => tx.select().from(callSums));
};
/** They are kept when the caller has got the last byte, which may be a moment later than the row. */
const keptOf = (id: string) =>
  waitFor(async () => {
    await test.ctx.ledger.settled();
    return (await textsIn()).find((row) => row.id === id);
  });
const show = async (id: string, member = test.member) => test.get(member, `/api/calls/${id}?include=texts`);

describe('an organization that keeps texts', () => {
  beforeEach(() => keep('full'));

  it('has the bodies as they came and went, for its admins', async () => {
    const body = bodyOf('A secret 😀');
    const id = await call(body);
    expect(await keptOf(id)).toMatchObject({
      request: JSON.stringify(body),
      requestCut: false,
      reply: JSON.stringify(CHAT_REPLY),
      replyCut: false,
      userId: test.member.user.id,
    });
    expect((await show(id)).json()).toMatchObject({
      id,
      kind: 'gateway',
      texts: { request: JSON.stringify(body), requestCut: false, replyCut: false },
    });
    const plain = await test.get(test.member, `/api/calls/${id}`);
    expect(plain.json()).not.toHaveProperty('texts');
    for (const role of ['viewer', 'member'] as const)
      expectProblem(await show(id, await buildColleague(test.ctx, test.member, role)), 403, 'forbidden');
    const byKey = await test.app.inject({
      url: `/api/calls/${id}?include=texts`,
      headers: { 'x-api-key': test.key },
    });
    expectProblem(byKey, 403, 'forbidden');
  });

  it('has streams as they went', async () => {
    test.vendor.respondWith(stream(...CHAT_STREAM));
    const { data, response } = await test
      .openai()
      .chat.completions.create({
        ...bodyOf('Hello'),
        stream: true,
        stream_options: { include_usage: true },
      })
      .withResponse();
    for await (const _ of data);
    const id = String(response.headers.get('x-refinery-call-id'));
    expect((await keptOf(id))?.reply).toBe(CHAT_STREAM.join(''));
  });

  it('has the beginning of what is long, in whole characters', async () => {
    const long = '😀'.repeat(MOST / 4);
    test.vendor.respondWith(json({ ...CHAT_REPLY, more: long }));
    const body = bodyOf(`${long}end`);
    const id = await call(body);
    const { request = '', reply = '', ...cut } = (await keptOf(id)) ?? {};
    expect(cut).toMatchObject({ requestCut: true, replyCut: true });
    for (const [kept, whole] of [
      [request, JSON.stringify(body)],
      [reply ?? '', JSON.stringify({ ...CHAT_REPLY, more: long })],
    ] as const) {
      const bytes = Buffer.byteLength(kept);
      expect(bytes).toBeLessThanOrEqual(MOST);
      expect(bytes).toBeGreaterThan(MOST - 4);
      expect(whole.startsWith(kept)).toBe(true);
    }
  });

  it('has what was asked where nobody answered', async () => {
    test.vendor.respondWith(json({ error: { message: 'No' } }, 500));
    await expect(call(bodyOf('Fails'))).rejects.toMatchObject({ status: 502 });
    const row = (await test.rows()).at(-1);
    expect(await keptOf(String(row?.id))).toMatchObject({ reply: null, replyCut: false });
  });

  it('has no numbers', async () => {
    const embedding = { object: 'embedding', index: 0, embedding: [0.1] };
    const usage = { prompt_tokens: 1, total_tokens: 1 };
    test.vendor.respondWith(
      json({ object: 'list', model: 'text-embedding-3-small', data: [embedding], usage }),
    );
    const { response } = await test
      .openai()
      .embeddings.create({ model: 'text-embedding-3-small', input: 'Hello', encoding_format: 'float' })
      .withResponse();
    const id = String(response.headers.get('x-refinery-call-id'));
    expect(await keptOf(id)).toMatchObject({ reply: null, request: expect.stringContaining('Hello') });
  });

  it('ends a call whose caller has left, and keeps what they had got', async () => {
    test.vendor.respondWith((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(CHAT_STREAM.slice(0, 2).join(''));
    });
    const { data, response } = await test
      .openai()
      .chat.completions.create({ ...bodyOf('Bye'), stream: true })
      .withResponse();
    for await (const _ of data) break;
    data.controller.abort();
    const id = String(response.headers.get('x-refinery-call-id'));
    expect((await keptOf(id))?.reply).toContain('data: ');
    expect((await test.rows()).at(-1)).toMatchObject({ id, status: 'cancelled' });
  });

  it('keeps them for thirty days, or as long as it keeps texts', async () => {
    const id = await call(bodyOf('Old'));
    await keptOf(id);
    const count = (await textsIn()).length;
    const remove = async (days: number): Promise<number> => {
      const at = new Date(Date.now() + days * 86_400_000).toISOString();
      const [row] = await test.ctx.systemDb.execute<{ removed: number }>(
        `select remove_old_call_texts('${at}'::timestamptz, 1000) as removed`,
      );
      return row?.removed ?? -1;
    };
    expect(await remove(29.9)).toBe(0);
    await setRetention(2);
    expect(await remove(1.9)).toBe(0);
    expect(await remove(2.1)).toBe(count);
    expect((await show(id)).json()).toMatchObject({ id, texts: null });
    await setRetention(null);
    await keptOf(await call(bodyOf('New')));
    expect(await remove(30.1)).toBe(1);
  });
});

const setRetention = (promptRetentionDays: number | null) =>
  test.put(test.member, `/api/organizations/${test.member.organizationId}`, { promptRetentionDays });

describe('an organization that keeps nothing of calls', () => {
  it('has their sums and no rows, no texts', async () => {
    await keep('metadata');
    await call(bodyOf('Kept'));
    const rows = await test.rows();
    const texts = await textsIn();
    await keep('none');
    await Promise.all(Array.from({ length: 20 }, () => call(bodyOf('Gone'))));
    test.vendor.respondWith(stream(...STREAMS.messages));
    await test
      .anthropic()
      .messages.stream({ model: 'claude-haiku-4-5', max_tokens: 9, messages: bodyOf('Gone').messages })
      .finalMessage();
    const found = await sums();
    expect(found).toHaveLength(2);
    const openai = found.find(({ provider }) => provider === 'openai');
    const row = rows.at(-1);
    expect(openai).toMatchObject({
      day: row?.createdAt.toISOString().slice(0, 10),
      apiKeyId: row?.apiKeyId,
      kind: 'gateway',
      model: 'gpt-4o-mini',
      status: 'completed',
      calls: 20,
      unpriced: 0,
      inputTokens: 20 * (row?.inputTokens ?? 0),
      outputTokens: 20 * (row?.outputTokens ?? 0),
      costMicros: 20 * (row?.costMicros ?? 0),
    });
    expect(openai?.costMicros).toBeGreaterThan(0);
    expect(found.find(({ provider }) => provider === 'anthropic')).toMatchObject({
      calls: 1,
      cacheWriteTokens: 30,
    });
    expect(await test.rows()).toEqual(rows);
    expect(await textsIn()).toEqual(texts);
    const saved = (await test.get(test.member, '/api/savings')).json();
    expect(saved.total.calls).toBe(rows.length + 21);
  });
});
