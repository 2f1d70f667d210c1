import { randomUUID } from 'node:crypto';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { getBatch } from '../../batches/get-batch.ts';
import { retryBatch } from '../../batches/retry-batch.ts';
import { streamResults } from '../../batches/stream-results.ts';
import { openLaneBench, refineToItself } from '../../batches/testing/lane-bench.ts';
import { getOptimization, getOptimizationResult } from '../../optimizations/get-optimization.ts';
import { listHistory } from '../../optimizations/list-history.ts';
import { optimize } from '../../optimizations/optimize.ts';
import { updateOrganization } from '../../organizations/update-organization.ts';
import { saveProvider } from '../../providers/save-provider.ts';
import { getReview } from '../../reviews/get-review.ts';
import { listReviewRules } from '../../reviews/list-review-rules.ts';
import { putReview } from '../../reviews/put-review.ts';
import { getUsage } from '../../usage/get-usage.ts';
import { reconcile } from '../reconcile.ts';
import { removeOldTexts } from './remove-old-texts.ts';

const DAY_MS = 24 * 60 * 60_000;

const bench = fixture((services) => openLaneBench(services, { BATCH_CHUNK_SIZE: '5' }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  bench.vendor.reset();
  refineToItself(bench.vendor);
});

const keepFor = (promptRetentionDays: number | null, who = member) =>
  updateOrganization(who.as, { promptRetentionDays });
const days = (count: number) => bench.clock.advance(count * DAY_MS);
const texts = (who = member) => bench.ledger.sql`
  select original_text as text from optimizations where organization_id = ${who.organizationId} order by id`;
const kept = async (who = member) => (await texts(who)).filter(({ text }) => text !== null).length;

/** A secret of the prompt, wherever the database has it. */
async function placesOf(secret: string): Promise<string[]> {
  const tables = await bench.ledger.sql`
    select relname as name from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await bench.ledger.sql.unsafe(
      `select 1 from ${name} t where t::text ilike '%${secret}%' limit 1`,
    );
    if (rows.length) found.push(name);
  }
  return found.sort();
}

describe('texts of an organization that keeps them for a time', () => {
  it('are there until then, and gone a moment later, with all that quotes them', async () => {
    const secret = `acme${randomUUID().slice(0, 8)}`;
    bench.vendor.respondWith(() => ({ kind: 'reply', text: '1|Write.' }));
    const text = `Could you please never mention ${secret}? Write at most 200 words about ${secret}.`;
    // A result that lost something: why it was not used quotes the text.
    const { id, ...made } = await optimize(member.as, { text, provider: 'openai', metadata: { team: 'x' } });
    await optimize(member.as, { text, provider: 'local', preserve: [secret] });
    await uploadBatch(member, [{ text }], { provider: 'openai', fallback: false, preserve: [secret] });
    expect(await placesOf(secret)).toEqual(['batch_items', 'batch_jobs', 'optimizations']);
    for (const batch of await bench.ledger
      .sql`select id from batch_jobs where organization_id = ${member.organizationId}`)
      await bench.drain(batch.id);
    await keepFor(3);
    days(3);
    await removeOldTexts(bench.ctx);
    expect(await kept()).toBe(3);
    bench.clock.advance(1);
    await removeOldTexts(bench.ctx);
    expect(await placesOf(secret)).toEqual([]);

    const removedAt = bench.clock.now().toISOString();
    const stored = await getOptimization(member.as, { id });
    expect(stored).toMatchObject({
      originalText: null,
      refinedText: null,
      removedSegments: [],
      explanation: null,
      warnings: [],
      textsRemovedAt: removedAt,
      originalTokens: made.originalTokens,
      refinedTokens: made.refinedTokens,
      savingsPercentage: made.savingsPercentage,
      scores: made.scores,
      usage: made.usage,
      status: 'completed',
      provider: made.provider,
      metadata: { team: 'x' },
      latencyMs: made.latencyMs,
      checks: { passed: made.checks.passed, checked: made.checks.checked, lost: [], requirements: [] },
      attempts: [
        { provider: 'openai', error: 'removed with the texts' },
        { provider: 'local', error: null },
      ],
    });
    const { items } = await listHistory(member.as, { limit: 10 });
    expect(items.map(({ textsRemovedAt }) => textsRemovedAt)).toEqual([removedAt, removedAt, removedAt]);
    expect(items.map(({ excerpt }) => excerpt)).toEqual([null, null, null]);
  });

  it('are kept where nobody says for how long, and elsewhere', async () => {
    const other = await buildMember(bench.ctx);
    await optimize(member.as, { text: promptNumber(1) });
    await optimize(other.as, { text: promptNumber(1) });
    days(4_000);
    await removeOldTexts(bench.ctx);
    expect([await kept(), await kept(other)]).toEqual([1, 1]);
    await keepFor(3_650, other);
    await removeOldTexts(bench.ctx);
    expect([await kept(), await kept(other)]).toEqual([1, 0]);
    await keepFor(1);
    await keepFor(null);
    await removeOldTexts(bench.ctx);
    expect(await kept()).toBe(1);
  });

  it('of what is younger stay', async () => {
    // Usage is counted by months: none ends in between.
    const now = bench.clock.now();
    bench.clock.set(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 10)));
    await keepFor(2);
    await optimize(member.as, { text: promptNumber(1) });
    days(1);
    const { id } = await optimize(member.as, { text: promptNumber(2) });
    days(1);
    bench.clock.advance(1);
    await reconcile(bench.ctx);
    expect(await kept()).toBe(1);
    expect(await getOptimization(member.as, { id })).toMatchObject({
      originalText: promptNumber(2),
      textsRemovedAt: null,
    });
    expect(await getUsage(member.as)).toMatchObject({ used: 2 });
  });

  it('of work in progress are never touched', async () => {
    await keepFor(1);
    const { id } = await optimize(member.as, { text: promptNumber(1) });
    await bench.ledger.sql`update optimizations set status = 'processing' where id = ${id}`;
    const batch = await uploadBatch(member, numberedItems(3));
    days(30);
    await removeOldTexts(bench.ctx);
    expect(await kept()).toBe(1);
    await bench.drain(batch.id);
    const results = await Array.fromAsync(await streamResults(member.as, { id: batch.id }));
    expect(results.map(({ status, refinedText }) => [status, refinedText !== ''])).toEqual([
      ['completed', true],
      ['completed', true],
      ['completed', true],
    ]);
  });
});

describe('a review', () => {
  const secretText = () => {
    const secret = `acme${randomUUID().slice(0, 8)}`;
    return { secret, text: `Could you please write at most 200 words about ${secret}?` };
  };
  const reviewed = async (who: Member, text: string) => {
    const { id } = await optimize(who.as, { text });
    const { edits = [] } = await getOptimization(who.as, { id, include: 'edits' });
    const rejected = edits.map(({ start, end, replacement }) => ({ start, end, replacement }));
    await putReview(who.as, { id, rejected, text: `${text} By hand.` });
    return id;
  };

  it('loses its texts with its optimization, however late it was made, and keeps its counts', async () => {
    const other = await buildMember(bench.ctx);
    const [mine, theirs] = [secretText(), secretText()];
    await keepFor(3);
    const id = await reviewed(member, mine.text);
    await reviewed(other, theirs.text);
    const counted = await listReviewRules(member.as, {});
    expect(counted.length).toBeGreaterThan(0);
    days(3);
    await removeOldTexts(bench.ctx);
    expect(await placesOf(mine.secret)).toEqual(['optimization_reviews', 'optimizations']);
    // It is as old as its optimization.
    const before = await getReview(member.as, { id });
    await putReview(member.as, { id, rejected: [], text: `${mine.text} Again.` });
    await putReview(member.as, { id, rejected: before.rejected, text: `${mine.text} By hand.` });
    bench.clock.advance(1);
    await removeOldTexts(bench.ctx);
    expect(await placesOf(mine.secret)).toEqual([]);
    expect(await placesOf(theirs.secret)).toEqual(['optimization_reviews', 'optimizations']);
    expect(await getReview(member.as, { id })).toMatchObject({
      text: null,
      rejected: [],
      checks: { checked: before.checks.checked, passed: before.checks.passed, lost: [], requirements: [] },
      tokens: before.tokens,
      reviewedBy: member.user.id,
      textsRemovedAt: bench.clock.now().toISOString(),
    });
    expect(await listReviewRules(member.as, {})).toEqual(counted);
    const late = putReview(member.as, { id, rejected: [] });
    await expect(late).rejects.toMatchObject({ code: 'texts_removed' });
    expect((await getOptimization(member.as, { id })).reviewedAt).not.toBeNull();
  });

  it('loses its texts also where its optimization is gone, chunk by chunk', async () => {
    await keepFor(1);
    const texts = Array.from({ length: 3 }, secretText);
    for (const { text } of texts) await reviewed(member, text);
    await bench.ledger.sql`delete from optimizations where organization_id = ${member.organizationId}`;
    days(2);
    const left = async () =>
      (await Promise.all(texts.map(({ secret }) => placesOf(secret)))).filter((places) => places.length)
        .length;
    const chunk = () =>
      bench.ctx.systemDb.execute(sql`
        select remove_old_texts(${member.organizationId}, ${bench.clock.now().toISOString()}::timestamptz, 2) as changed`);
    expect([await left(), await chunk(), await left()]).toEqual([3, [{ changed: 2 }], 1]);
    await removeOldTexts(bench.ctx);
    expect([await left(), await chunk()]).toEqual([0, [{ changed: 0 }]]);
  });
});

describe('what needs a text that is gone', () => {
  it('says so: edits, and an answer that is made anew', async () => {
    await keepFor(1);
    const { id } = await optimize(member.as, { text: promptNumber(1) });
    days(2);
    await removeOldTexts(bench.ctx);
    const stored = await getOptimization(member.as, { id, include: 'edits' });
    expect(stored).not.toHaveProperty('edits');
    expect(stored.warnings).toEqual([expect.stringContaining('The texts were removed on ')]);
    await expect(getOptimizationResult(member.as, { id })).rejects.toMatchObject({ code: 'texts_removed' });
  });

  it('says so: the results of a batch, and trying it again', async () => {
    await keepFor(1);
    bench.vendor.script({ kind: 'error', status: 400, code: 'invalid_request_error' });
    const options = { provider: 'openai', model: 'gpt-4o-mini', fallback: false } as const;
    const { id } = await uploadBatch(member, numberedItems(3), options);
    await bench.drain(id);
    days(2);
    await removeOldTexts(bench.ctx);
    const removedAt = bench.clock.now().toISOString();
    expect(await getBatch(member.as, { id })).toMatchObject({
      textsRemovedAt: removedAt,
      counts: { total: 3, completed: 2, failed: 1 },
    });
    const results = await Array.fromAsync(await streamResults(member.as, { id }));
    const completed = results.filter(({ status }) => status === 'completed');
    expect(completed).toHaveLength(2);
    for (const result of completed) {
      expect(result).toMatchObject({
        textsRemovedAt: removedAt,
        error: { code: 'texts_removed' },
        originalTokens: expect.any(Number),
        customId: expect.any(String),
      });
      expect(result).not.toHaveProperty('refinedText');
    }
    await expect(retryBatch(member.as, { id })).rejects.toMatchObject({ code: 'texts_removed' });
    expect(await getBatch(member.as, { id })).toMatchObject({ counts: { failed: 1, pending: 0 } });
    expect(await getUsage(member.as)).toMatchObject({ used: 2, reserved: 0 });
  });

  it('a batch whose texts are there is tried again as before', async () => {
    await keepFor(3);
    bench.vendor.script({ kind: 'error', status: 400, code: 'invalid_request_error' });
    const options = { provider: 'openai', model: 'gpt-4o-mini', fallback: false } as const;
    const { id } = await uploadBatch(member, numberedItems(2), options);
    await bench.drain(id);
    days(2);
    await removeOldTexts(bench.ctx);
    await retryBatch(member.as, { id });
    days(2);
    // It is open again, however long ago it began.
    await removeOldTexts(bench.ctx);
    await bench.drain(id);
    expect(await getBatch(member.as, { id })).toMatchObject({
      counts: { completed: 2 },
      textsRemovedAt: null,
    });
  });
});

describe('the job', () => {
  it('goes on where a process died, chunk by chunk, and ends', async () => {
    await keepFor(1);
    const { id } = await uploadBatch(member, numberedItems(7), {
      provider: 'openai',
      model: 'gpt-4o-mini',
      fallback: false,
    });
    bench.vendor.respondWith(() => ({ kind: 'error', status: 400, code: 'invalid_request_error' }));
    await bench.drain(id);
    days(2);
    const left = async () => {
      const [row] = await bench.ledger.sql`
        select (select count(*)::int from optimizations where batch_id = ${id} and original_text is not null)
          + (select count(*)::int from batch_items where batch_id = ${id} and text is not null) as count`;
      return row?.count;
    };
    expect(await left()).toBe(14);
    const chunk = () =>
      bench.ctx.systemDb.execute(sql`
      select remove_old_texts(${member.organizationId}, ${bench.clock.now().toISOString()}::timestamptz, 4) as changed`);
    const counts: unknown[] = [];
    while ((await left()) > 0) {
      const [row] = await chunk();
      counts.push(row?.changed);
    }
    // The batch itself is one more.
    expect(counts).toEqual([4, 4, 4, 3]);
    expect(await chunk()).toEqual([{ changed: 0 }]);
    expect(await getBatch(member.as, { id })).toMatchObject({ textsRemovedAt: expect.any(String) });
  });

  it('takes organizations in turn, and one that cannot be served holds up no other', async () => {
    const [first, broken, last] = [member, await buildMember(bench.ctx), await buildMember(bench.ctx)];
    for (const who of [first, broken, last]) {
      await keepFor(1, who);
      for (let count = 0; count < 5; count += 1) await optimize(who.as, { text: promptNumber(count) });
    }
    days(2);
    const rows = `organization_id = '${broken.organizationId}' and original_text is null`;
    await bench.ledger.whileRefused('optimizations', rows, () => removeOldTexts(bench.ctx, 2));
    expect([await kept(first), await kept(broken), await kept(last)]).toEqual([0, 5, 0]);
    await removeOldTexts(bench.ctx, 2);
    expect(await kept(broken)).toBe(0);
  });

  it('does no more in a tick than so many chunks, and the rest in the next', async () => {
    await keepFor(1);
    for (let count = 0; count < 25; count += 1) await optimize(member.as, { text: promptNumber(count) });
    days(2);
    await removeOldTexts(bench.ctx, 1);
    expect(await kept()).toBe(5);
    await removeOldTexts(bench.ctx, 1);
    expect(await kept()).toBe(0);
  });

  it('waits for nobody who holds a row, and comes back for it', async () => {
    await keepFor(1);
    const { id } = await optimize(member.as, { text: promptNumber(1) });
    await optimize(member.as, { text: promptNumber(2) });
    days(2);
    await withTenant(bench.ctx.db, member.organizationId, async (tx) => {
      await tx.execute(sql`select 1 from optimizations where id = ${id} for update`);
      await removeOldTexts(bench.ctx);
      expect(await kept()).toBe(1);
    });
    await removeOldTexts(bench.ctx);
    expect(await kept()).toBe(0);
  });
});

describe('removing texts is for nobody else', () => {
  it.each(['refinery_app', 'refinery_system'] as const)(
    '%s changes no original text by itself',
    async (role) => {
      await optimize(member.as, { text: promptNumber(1) });
      const client = openRawClient(bench.databaseUrl, role);
      try {
        await client`select set_config('app.organization_id', ${member.organizationId}, false)`;
        const attacks = [
          `update optimizations set original_text = null, texts_removed_at = now()`,
          `update batch_jobs set texts_removed_at = now()`,
          ...(role === 'refinery_app'
            ? [`select remove_old_texts('${member.organizationId}', now() + interval '1 year', 100)`]
            : [`update batch_items set text = null`]),
        ];
        for (const attack of attacks)
          await expect(client.unsafe(attack), attack).rejects.toMatchObject({ code: '42501' });
      } finally {
        await client.end();
      }
      expect(await kept()).toBe(1);
    },
  );

  it('and none goes of an organization that keeps them, whatever is asked for', async () => {
    await optimize(member.as, { text: promptNumber(1) });
    const removed = await bench.ctx.systemDb.execute(
      sql`select remove_old_texts(${member.organizationId}, '2100-01-01'::timestamptz, 100) as changed`,
    );
    expect(removed).toEqual([{ changed: 0 }]);
    expect(await kept()).toBe(1);
  });
});
