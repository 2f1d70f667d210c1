import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestApp } from '../../testing/test-app.ts';

const START = new Date('2026-05-01T00:00:00Z');
const HOUR_MS = 3_600_000;

const test = fixture((services) => openTestApp(services, { clock }));
let member: Member;
/** Ids in the order in which they were made, one an hour. */
const ids: string[] = [];
const clock = new TestClock(START);

beforeAll(async () => {
  member = await buildMember(test.ctx);
  for (let index = 0; index < 7; index++) {
    const metadata = { team: index % 2 ? 'legal' : 'search', index: String(index) };
    const payload = { text: `Please write poem number ${index}.`, metadata };
    const reply = await test.post(member, '/api/optimize', payload);
    ids.push(reply.json().id);
    clock.advance(HOUR_MS);
  }
  await withTenant(test.ctx.db, member.organizationId, (tx) =>
    tx
      .update(optimizations)
      .set({ status: 'failed', provider: 'openai', error: { code: 'provider_timeout', message: 'Late.' } })
      .where(eq(optimizations.id, ids[3] ?? '')),
  );
});

const page = (query: string) => test.get(member, `/api/optimize/history${query}`);
const nextOf = (link: unknown) => /^<(.+)>; rel="next"$/.exec(String(link ?? ''))?.[1];

/** The places of the entries in the order they were made. */
async function found(query: string): Promise<number[]> {
  const entries: { id: string }[] = (await page(query)).json();
  return entries.map((entry) => ids.indexOf(entry.id));
}

describe('GET /optimize/history', () => {
  it('answers entries with the first words of their texts, newest first', async () => {
    const [entry] = (await page('?limit=1')).json();
    expect(entry).toEqual({
      id: ids[6],
      excerpt: 'Please write poem number 6.',
      status: 'completed',
      provider: 'local',
      model: expect.stringMatching(/^local-/),
      strategy: 'UNIVERSAL',
      compressionLevel: 'medium',
      outputFormat: 'default',
      originalTokens: expect.any(Number),
      refinedTokens: expect.any(Number),
      savingsPercentage: expect.any(Number),
      explanation: expect.stringMatching(/tokens/),
      mode: 'direct',
      refinerVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      cached: false,
      batchId: null,
      metadata: { team: 'search', index: '6' },
      created_at: '2026-05-01T06:00:00.000Z',
      textsRemovedAt: null,
      createdAt: '2026-05-01T06:00:00.000Z',
    });
    expect(await found('')).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('shows failures with their reason', async () => {
    const [entry] = (await page('?status=failed')).json();
    expect(entry).toMatchObject({ id: ids[3], error: { code: 'provider_timeout', message: 'Late.' } });
  });

  it.each([
    ['?provider=openai', [3]],
    ['?provider=local', [6, 5, 4, 2, 1, 0]],
    ['?provider=groq', []],
    ['?status=completed', [6, 5, 4, 2, 1, 0]],
    ['?from=2026-05-01T04:00:00Z', [6, 5, 4]],
    ['?to=2026-05-01T02:00:00Z', [1, 0]],
    ['?from=2026-05-01T02:00:00Z&to=2026-05-01T04:00:00Z', [3, 2]],
    ['?from=2026-05-01T06:00:00%2B02:00', [6, 5, 4]],
    ['?metadata=team:legal', [5, 3, 1]],
    ['?metadata=team:legal,index:5', [5]],
    ['?metadata=team:leg', []],
    ['?metadata=team:', []],
    ['?metadata=team:legal&status=failed', [3]],
    ['?limit=2&offset=3', [3, 2]],
    ['?offset=7', []],
  ])('%s finds %j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('walks by the Link header over every entry once, filters kept', async () => {
    const walk = async (first: string) => {
      const seen: string[] = [];
      for (let url: string | undefined = first; url; ) {
        const reply = await test.get(member, url);
        seen.push(...reply.json().map((entry: { id: string }) => entry.id));
        url = nextOf(reply.headers.link);
      }
      return seen.map((id) => ids.indexOf(id));
    };
    expect(await walk('/api/optimize/history?limit=3')).toEqual([6, 5, 4, 3, 2, 1, 0]);
    expect(await walk('/api/v1/optimize/history?limit=2&metadata=team:search')).toEqual([6, 4, 2, 0]);
    expect(await walk('/api/optimize/history?limit=2&offset=1')).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('names a next page only where there is one', async () => {
    expect(nextOf((await page('?limit=6')).headers.link)).toMatch(
      /^\/api\/optimize\/history\?limit=6&cursor=/,
    );
    expect((await page('?limit=7')).headers.link).toBeUndefined();
    expect((await page('?limit=8')).headers.link).toBeUndefined();
  });

  it('refuses to skip more than ten thousand', async () => {
    expect((await page('?offset=10000')).json()).toEqual([]);
    const refused = await page('?offset=10001');
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      expect.objectContaining({
        code: 'validation_failed',
        detail: expect.stringContaining('fewer entries'),
        errors: [{ path: 'offset', message: 'must be at most 10000' }],
      }),
    ]);
  });

  it('walks by time with a filter on it, also from an entry that was deleted', async () => {
    const first = await page('?limit=2&to=2026-05-01T06:00:00Z');
    expect(first.json().map(({ id }: { id: string }) => ids.indexOf(id))).toEqual([5, 4]);
    const next = nextOf(first.headers.link) ?? '';
    const second = await test.get(member, next);
    expect(second.json().map(({ id }: { id: string }) => ids.indexOf(id))).toEqual([3, 2]);
    expect(await found(`?metadata=team:search&to=2026-05-01T06:00:00Z&limit=2&cursor=${ids[4]}`)).toEqual([
      2, 0,
    ]);
    expect(await found(`?metadata=team:legal&provider=openai&from=2026-05-01T02:00:00Z`)).toEqual([3]);
    expect(await found('?from=2026-05-01T02:00:00Z&provider=openai')).toEqual([3]);
  });

  it.each([
    ['?to=2026-05-01T05:00:00Z&limit=2', 4, [3, 2]],
    ['?to=2026-05-01T05:00:00Z', 5, [4, 3, 2, 1, 0]],
    ['?to=2026-05-01T02:00:00Z', 6, [1, 0]],
    ['?from=2026-05-01T02:00:00Z&to=2026-05-01T05:00:00Z', 4, [3, 2]],
    ['?from=2026-05-01T02:00:00Z', 4, [3, 2]],
    ['?to=2026-05-01T02:00:00Z&status=completed', 6, [1, 0]],
    ['?to=2026-05-01T05:00:00Z&status=failed', 4, [3]],
  ])('%s goes on behind entry %i', async (query, cursor, expected) => {
    expect(await found(`${query}&cursor=${ids[cursor]}`)).toEqual(expected);
  });

  it('shows the entries of no one else', async () => {
    const other = await buildMember(test.ctx);
    for (const query of ['', '?metadata=team:legal', `?cursor=${ids[6]}`, '?to=2030-01-01T00:00:00Z'])
      expect((await test.get(other, `/api/optimize/history${query}`)).json()).toEqual([]);
  });
});
