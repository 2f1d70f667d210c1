import type { EditSchema } from '@refinery/contracts/result-parts.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import type { Static } from 'typebox';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refiningTo } from '../../testing/vendor-app.ts';

type Edit = Static<typeof EditSchema>;

const PROMPT =
  'Could you please write a report of at most 200 words about our sales in 2024? Never mention Acme GmbH. Thank you!';
const SHORT = 'Write a report of at most 200 words on our 2024 sales. Never mention Acme GmbH.';

const test = fixture(openVendorApp);
let member: Member;
let count = 0;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});
afterEach(() => test.openai.reset());

const fresh = () => `${PROMPT} Case ${++count}.`;
const shortOf = (text: string) => text.replace(PROMPT, SHORT);
const send = (payload: object, query = '?include=edits', headers = {}) =>
  test.post(member, `/api/optimize${query}`, payload, headers);
const optimize = async (payload: object, query?: string) => {
  const reply = await send(payload, query);
  expect(reply.statusCode).toBe(200);
  return reply.json();
};
const get = async (id: string) => (await test.get(member, `/api/optimize/${id}?include=edits`)).json();

/** Checks that the edits lead from the original to the refined text, in order and without overlapping. */
function expectExact(text: string, body: { refinedText: string; edits: Edit[] }): void {
  let at = 0;
  let result = '';
  for (const { start, end, replacement } of body.edits) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThanOrEqual(start);
    result += text.slice(at, start) + replacement;
    at = end;
  }
  expect(result + text.slice(at)).toBe(body.refinedText);
}
const passesOf = ({ edits }: { edits: Edit[] }) => new Set(edits.map((edit) => edit.pass));

describe('include=edits', () => {
  it('answers the edits of the local refiner with their passes and reasons', async () => {
    const text = fresh();
    const body = await optimize({ text });
    expectExact(text, body);
    expect(body.edits[0]).toEqual({
      start: 0,
      end: expect.any(Number),
      replacement: expect.any(String),
      pass: 'politeness',
      reason: expect.any(String),
    });
    const { id: _id, edits: _edits, createdAt: _at, latencyMs: _ms, ...rest } = body;
    expect(await optimize({ text }, '')).toEqual({
      ...rest,
      id: expect.any(String),
      createdAt: expect.any(String),
      latencyMs: expect.any(Number),
      cached: true,
    });
  });

  it.each([
    ['a structure', { outputFormat: 'xml' }],
    ['the strategy CLAUDE', { strategy: 'CLAUDE' }],
    ['a text to keep', { preserve: ['Could you please'], compressionLevel: 'high' }],
    ['a target', { targetTokens: 12 }],
  ])('fits %s', async (_case, options) => {
    const text = fresh();
    const body = await optimize({ text, ...options });
    expectExact(text, body);
    expect(passesOf(body)).not.toContain('rewrite');
  });

  it('fits a text that is refined in a thread, in every script', async () => {
    const text = `${'Please write 3 lines about 🌊 and 漢字, could you? '.repeat(600)}${fresh()}`;
    expectExact(text, await optimize({ text }));
  });

  it('is empty where nothing was changed', async () => {
    expect((await optimize({ text: 'Name 3 rivers.' })).edits).toEqual([]);
  });

  it('comes with an answer from an earlier result too, whether that was asked for them or not', async () => {
    const text = fresh();
    const options = { text, preserve: ['Could you please'] };
    await optimize(options, '');
    const body = await optimize(options);
    expect(body.cached).toBe(true);
    expectExact(text, body);
    expect(passesOf(body)).not.toContain('rewrite');
  });

  it('comes with a replayed reply, and from the row where the reply was lost', async () => {
    const text = fresh();
    const headers = { 'idempotency-key': `edits-${count}` };
    const payload = { text, preserve: ['Could you please'] };
    const first = await send(payload, '?include=edits', headers);
    const second = await send(payload, '?include=edits', headers);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body).toBe(first.body);
    await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx.execute(`update idempotency_keys set sealed_reply = null where key like '%edits-${count}'`),
    );
    const third = await send(payload, '?include=edits', headers);
    expect(third.headers['idempotency-replayed']).toBe('true');
    expect(third.json().edits).toEqual(first.json().edits);
    expectProblem(await send(payload, '', headers), 422, 'idempotency_key_reused');
  });

  it('comes with one optimization', async () => {
    const text = fresh();
    const made = await optimize({ text });
    expect((await get(made.id)).edits).toEqual(made.edits);
    const plain = (await test.get(member, `/api/optimize/${made.id}`)).json();
    expect(plain.edits).toBeUndefined();
    await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx
        .update(optimizations)
        .set({ refinedText: `${SHORT} 1.` })
        .where(eq(optimizations.id, made.id)),
    );
    const remade = await get(made.id);
    expectExact(text, remade);
    expect(passesOf(remade)).toContain('rewrite');
  });

  it("compares words where a model wrote the text, and names the local passes under a hybrid's", async () => {
    const text = fresh();
    test.openai.respondWith(refiningTo(shortOf(text)));
    const direct = await optimize({ text, provider: 'openai' });
    expectExact(text, direct);
    expect(passesOf(direct)).toEqual(new Set(['rewrite']));
    const hybrid = await optimize({ text, provider: 'openai', mode: 'hybrid' });
    expect(hybrid).toMatchObject({ provider: 'openai', refinedText: direct.refinedText });
    expectExact(text, hybrid);
    expect(passesOf(hybrid)).toEqual(new Set(['politeness', 'rewrite', 'talk']));
  });

  it.each(['?include=everything', '?include=edits,scores', '?include='])(
    'refuses %s and says what there is',
    async (query) => {
      const problem = expectProblem(await send({ text: fresh() }, query), 400, 'validation_failed');
      expect(problem.errors[0]).toMatchObject({ path: 'include', message: 'must be one of edits' });
      const read = await test.get(member, `/api/optimize/01890000-0000-7000-8000-000000000000${query}`);
      expectProblem(read, 400, 'validation_failed');
    },
  );

  it('refuses to be told twice', async () => {
    const reply = await send({ text: fresh() }, '?include=edits&include=edits');
    expectProblem(reply, 400, 'validation_failed');
  });

  it('refuses a parameter it does not know', async () => {
    const problem = expectProblem(await send({ text: fresh() }, '?includes=edits'), 400, 'validation_failed');
    expect(problem.detail).toContain('unknown field includes');
  });
});
