import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { addUsageRows, type UsageRow, usageRow } from '@refinery/testing/usage-rows.ts';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseOrganization } from '../erasure/erase-organization.ts';
import { eraseUser } from '../erasure/erase-user.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { deleteOptimization } from '../optimizations/delete-optimization.ts';
import { optimize } from '../optimizations/optimize.ts';
import { optimizePrompt } from '../prompts/optimizing/optimize-prompt.ts';
import { createShare } from '../prompts/sharing/create-share.ts';
import { createPrompt } from '../prompts/versions/create-prompt.ts';
import { deletePrompt } from '../prompts/versions/delete-prompt.ts';
import { computeOrganizationHours } from './compute-organization-hours.ts';
import { computeUsageHours } from './compute-usage-hours.ts';
import { getPromptAnalytics } from './get-prompt-analytics.ts';
import { getUsageAnalytics } from './get-usage-analytics.ts';
import type { UsageSource } from './usage-source.ts';
import { usageSources } from './usage-sources.ts';

const NOW = new Date('2026-05-15T12:30:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const logged: Record<string, unknown>[] = [];
const clock = new TestClock(NOW);
const logger = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
const test = fixture((services) => openTestContext(services, { clock, logger }));

let member: Member;

beforeEach(async () => {
  clock.set(NOW);
  logged.length = 0;
  // Only what a test makes is counted.
  await test.sql`truncate organizations, users cascade`;
  member = await buildMember(test.ctx);
});

const add = (rows: (Partial<UsageRow> & { createdAt: Date })[], who = member) =>
  addUsageRows(test.sql, who.organizationId, rows.map(usageRow));
/** This many minutes before the clock's time. */
const ago = (minutes: number): Date => new Date(clock.now().getTime() - minutes * MINUTE_MS);
/** However slow the machine is, unless `options` say otherwise. */
const tick = (options = {}) => computeUsageHours(test.ctx, { mostMs: Number.POSITIVE_INFINITY, ...options });
const requests = async (who = member): Promise<number> => (await getUsageAnalytics(who.as, {})).requests;
const countsOf = (who = member) => test.sql`
  select hour, requests from usage_hours where organization_id = ${who.organizationId} order by hour, action`;

describe('an hour', () => {
  it('is computed with the next tick, also while it lasts', async () => {
    expect(await getUsageAnalytics(member.as, {})).toMatchObject({ requests: 0, upToDateUntil: null });
    await optimize(member.as, { text: 'Please write a poem.' });
    expect(await requests()).toBe(0);
    clock.advance(1_000);
    await reconcile(test.ctx);
    const upToDateUntil = clock.now().toISOString();
    expect(await getUsageAnalytics(member.as, {})).toMatchObject({ requests: 1, upToDateUntil });
    await optimize(member.as, { text: 'Please write a novel.' });
    await reconcile(test.ctx);
    expect(await requests()).toBe(2);
  });

  it('is computed again until two hours after its end, and not a moment longer', async () => {
    const [first = ''] = await add([{ createdAt: ago(0) }, { createdAt: ago(1) }]);
    await tick();
    clock.set(new Date('2026-05-15T14:59:59.999Z'));
    await test.sql`delete from optimizations where id = ${first}`;
    await tick();
    expect(await requests()).toBe(1);
    await add([{ createdAt: new Date(NOW) }]);
    clock.advance(1);
    await tick();
    expect(await requests()).toBe(2);
    await add([{ createdAt: new Date(NOW) }]);
    await tick();
    expect(await requests()).toBe(2);
  });

  it('that is empty by then has no counts', async () => {
    const ids = await add([{ createdAt: ago(0) }, { createdAt: ago(1), model: 'other' }]);
    await tick();
    await test.sql`delete from optimizations where id = ${ids[1] ?? ''}`;
    await tick();
    expect([...(await countsOf())].map((row) => row.requests)).toEqual([1]);
    await test.sql`delete from optimizations`;
    await tick();
    expect(await countsOf()).toHaveLength(0);
  });

  it('is that in which a request was accepted, however late it ends', async () => {
    const before = new Date('2026-05-15T11:59:59.999Z');
    const [slow = ''] = await add([{ createdAt: before, status: 'processing' }]);
    await tick();
    expect(await requests()).toBe(0);
    // Long after the hour could be final; the reconciler would have given it up.
    clock.advance(5 * HOUR_MS);
    await tick();
    await test.sql`update optimizations set status = 'completed' where id = ${slow}`;
    await tick();
    expect([...(await countsOf())]).toEqual([{ hour: new Date('2026-05-15T11:00:00Z'), requests: 1 }]);
  });

  it('does not wait for a request for more than a day', async () => {
    await add([{ createdAt: ago(0), status: 'processing' }, { createdAt: ago(0) }]);
    clock.advance(30 * HOUR_MS);
    expect([await tick(), await tick()]).toEqual([1, 0]);
    expect(await requests()).toBe(1);
  });

  it('that has not come counts nothing', async () => {
    await add([{ createdAt: ago(-60) }]);
    expect([await tick(), await requests()]).toEqual([0, 0]);
    clock.advance(HOUR_MS);
    expect([await tick(), await requests()]).toEqual([1, 1]);
  });
});

describe('hours that are final', () => {
  beforeEach(async () => {
    await optimize(member.as, { text: 'Please write a poem about the sea.' });
    await add([{ createdAt: ago(200), costUsd: 0.25, provider: 'openai' }]);
    clock.advance(4 * HOUR_MS);
    await tick();
  });

  const stays = async (): Promise<void> => {
    const before = await getUsageAnalytics(member.as, {});
    expect(before).toMatchObject({ requests: 2, costUsd: 0.25 });
    await tick();
    const { upToDateUntil: _, ...after } = await getUsageAnalytics(member.as, {});
    expect(before).toMatchObject(after);
  };

  it('stay when somebody deletes optimizations', async () => {
    const rows = await test.sql`select id from optimizations`;
    for (const { id } of rows) await deleteOptimization(member.as, { id: String(id) });
    await add([{ createdAt: ago(300) }]);
    await stays();
  });

  it('stay when the texts are removed', async () => {
    await test.sql`update organizations set prompt_retention_days = 1`;
    clock.advance(48 * HOUR_MS);
    await reconcile(test.ctx);
    expect(await test.sql`select 1 from optimizations where texts_removed_at is null`).toHaveLength(0);
    await stays();
  });

  it('stay when the person is erased, and nothing in them says who it was', async () => {
    const heir = await buildColleague(test.ctx, member, 'admin');
    const { id } = member.user;
    await eraseUser({ ...test.ctx, actor: { kind: 'operator', name: 'erase' } }, { userId: id });
    member = heir;
    await stays();
    const [row] = await test.sql`
      select string_agg(h::text, ' ') as hours from usage_hours h`;
    expect(row?.hours).not.toContain(id);
  });

  it('go with their organization', async () => {
    const { organizationId } = member;
    const other = await buildMember(test.ctx);
    await add([{ createdAt: ago(0) }], other);
    await tick();
    await eraseOrganization({ ...test.ctx, actor: { kind: 'operator', name: 'erase' } }, { organizationId });
    expect([(await countsOf()).length, (await countsOf(other)).length]).toEqual([0, 1]);
    expect(
      await test.sql`select 1 from usage_progress where organization_id = ${organizationId}`,
    ).toHaveLength(0);
  });

  it('are not looked at any more, until something happens', async () => {
    expect(await tick()).toBe(0);
    await optimize(member.as, { text: 'Please write a poem about the tide.' });
    expect([await tick(), await tick()]).toEqual([1, 1]);
  });
});

describe('hours that nobody computed', () => {
  const DAYS = 12;

  it('are computed later, the oldest first, in several turns where they are many', async () => {
    await add(Array.from({ length: DAYS * 24 }, (_, hour) => ({ createdAt: ago(60 * hour) })));
    expect(await tick()).toBe(200);
    const { upToDateUntil, requests: counted } = await getUsageAnalytics(member.as, {});
    expect(counted).toBe(200);
    // Of the hours that are counted the last one: what is older is counted for certain.
    expect(upToDateUntil).toBe(ago(60 * (DAYS * 24 - 200) + 30).toISOString());
    expect(await tick()).toBe(DAYS * 24 - 200);
    expect(await getUsageAnalytics(member.as, {})).toMatchObject({
      requests: DAYS * 24,
      upToDateUntil: NOW.toISOString(),
    });
    expect(await tick()).toBe(3);
  });

  it('do not hold up others: who has waited longest comes first', async () => {
    const other = await buildMember(test.ctx);
    for (const who of [member, other]) await add([{ createdAt: ago(0) }], who);
    expect(await tick({ mostMs: 0 })).toBe(1);
    clock.advance(1);
    expect(await tick({ mostMs: 0 })).toBe(1);
    expect([await requests(), await requests(other)]).toEqual([1, 1]);
  });

  it('of an organization that cannot be computed keep no other from it, and are named in the log', async () => {
    const others = [await buildMember(test.ctx), await buildMember(test.ctx)];
    for (const who of [member, ...others]) await add([{ createdAt: ago(0) }], who);
    const { organizationId } = member;
    await test.sql.unsafe(
      `alter table usage_hours add constraint refused check (organization_id <> '${organizationId}') not valid`,
    );
    expect(await tick()).toBe(2);
    await test.sql.unsafe('alter table usage_hours drop constraint refused');
    expect(logged).toMatchObject([{ organizationId, msg: 'hours of analytics not computed' }]);
    await tick();
    expect(await Promise.all([member, ...others].map(requests))).toEqual([1, 1, 1]);
  });
});

describe('several workers', () => {
  it('at the same moment count everything once', async () => {
    const others = [member, await buildMember(test.ctx), await buildMember(test.ctx)];
    for (const who of others)
      await add(
        Array.from({ length: 40 }, (_, index) => ({ createdAt: ago(11 * index) })),
        who,
      );
    await Promise.all([tick(), tick(), tick(), tick()]);
    expect(await Promise.all(others.map(requests))).toEqual([40, 40, 40]);
    expect(logged).toEqual([]);
  });

  it('of which one is late do not open an hour again', async () => {
    await add([{ createdAt: ago(0) }]);
    await tick();
    const late = { ...test.ctx, clock: new TestClock(clock.now()) };
    clock.advance(4 * HOUR_MS);
    await tick();
    await test.sql`delete from optimizations`;
    await computeOrganizationHours(late, member.organizationId);
    expect(await requests()).toBe(1);
  });
});

describe('the prompt of a request', () => {
  const content = 'Please kindly answer {{customer}} in at most 12 words.';

  it('is that of the library it is a part of, whatever its metadata say, and stays when it is deleted', async () => {
    const prompt = await createPrompt(member.as, { name: 'Answer', content });
    await optimizePrompt(member.as, { id: prompt.id });
    await optimize(member.as, { text: content, metadata: { promptId: prompt.id } });
    await tick();
    const of = async () => (await getPromptAnalytics(member.as, {})).prompts;
    expect(await of()).toMatchObject([
      { promptId: prompt.id, name: 'Answer', slug: prompt.slug, requests: 1 },
    ]);
    const withoutPrompts = ['usage:read'] as const;
    const blind = { ...member.as, actor: { ...member.as.actor, permissions: new Set(withoutPrompts) } };
    expect((await getPromptAnalytics(blind, {})).prompts).toMatchObject([
      { promptId: prompt.id, name: null, slug: null, requests: 1 },
    ]);
    await deletePrompt(member.as, { id: prompt.id });
    expect(await of()).toMatchObject([{ promptId: prompt.id, name: null, slug: null, requests: 1 }]);
  });
});

it('a further source is counted beside the others', async () => {
  const prompt = await createPrompt(member.as, { name: 'Shared', content: 'Write it.' });
  await createShare(member.as, { promptId: prompt.id, version: 1 });
  await add([{ createdAt: ago(0) }]);
  const shares: UsageSource = {
    table: shareLinks,
    ended: ({ organizationId, from, to }) => sql`
      select 'enrichment', 'openai', null, prompt_id, false, null::integer, null::integer, 3, 4, 5::bigint, 6::double precision
      from share_links where organization_id = ${organizationId} and created_at >= ${from} and created_at < ${to}`,
  };
  await computeOrganizationHours(test.ctx, member.organizationId, { sources: [...usageSources, shares] });
  const usage = await getUsageAnalytics(member.as, {});
  expect(usage).toMatchObject({ requests: 2, inputTokens: 3, outputTokens: 4, costUsd: 0.000005 });
  expect(usage.byAction).toMatchObject([
    { action: 'enrichment', savedTokens: 0, latency: { p50Ms: 6.49 } },
    { action: 'optimization' },
  ]);
});
