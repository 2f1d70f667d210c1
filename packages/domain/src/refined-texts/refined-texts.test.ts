import { hash } from 'node:crypto';
import { asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { refineTexts } from '@refinery/testing/refine-texts.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAuditLog } from '../audit/list-audit-log.ts';
import { updateGateway } from '../gateway/update-gateway.ts';
import { removeOldTexts } from '../maintenance/internal/remove-old-texts.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { getOptimization } from '../optimizations/get-optimization.ts';
import { listHistory } from '../optimizations/list-history.ts';
import { updateOrganization } from '../organizations/update-organization.ts';
import { getUsage } from '../usage/get-usage.ts';
import { decideRefinedText } from './decide-refined-text.ts';
import { deleteRefinedText } from './delete-refined-text.ts';
import { findDecidedTexts } from './find-decided-texts.ts';
import { getRefinedText } from './get-refined-text.ts';
import { listRefinedTexts } from './list-refined-texts.ts';
import { recordSeenTexts } from './record-seen-texts.ts';
import { openTextsBench, WORDY } from './testing/texts-bench.ts';
import { textKind } from './text-kind.ts';

const DAY_MS = 24 * 60 * 60_000;
const START = new Date('2026-05-12T10:00:00Z');

const bench = fixture(openTextsBench);

beforeEach(() => {
  bench.clock.set(START);
  bench.vendor.reset();
});

const note = ({ organizationId }: { organizationId: string }, text: string) =>
  bench.ctx.seenTexts.note({
    organizationId,
    text,
    hash: hash('sha256', text),
    provider: 'openai' as const,
    model: 'gpt-5-mini',
    besideTokens: 0,
    jsonObject: false,
  });
const used = async (calls = 20) => {
  const member = await bench.member();
  await bench.use(member, WORDY, calls);
  return member;
};
const proposed = async () => {
  const member = await used();
  await bench.refine(member);
  const [row] = await bench.rows(member);
  if (!row) throw new Error('There is no text.');
  return { member, row, id: row.id };
};
const decided = async (member: { organizationId: string }) => {
  await bench.ctx.identities.caughtUp();
  const { byHash } = await findDecidedTexts(bench.ctx, member.organizationId, []);
  return [...byHash.values()];
};

describe('a text that calls bring', () => {
  it('is seen, and counted with what its tokens cost', async () => {
    const member = await used(3);
    const [row] = await bench.rows(member);
    expect(row).toMatchObject({
      text: WORDY,
      status: 'seen',
      reason: null,
      provider: 'openai',
      model: 'gpt-5-mini',
      recentCalls: 3,
      tokens: await bench.ctx.refiner.countTokens(member.organizationId, WORDY),
      firstSeenAt: START,
    });
    // $0.25 a million, and a tenth of it for the two that followed at once.
    expect(row?.recentMicros).toBeCloseTo((row?.tokens ?? 0) * 0.25 * 1.2, 6);
    bench.clock.advance(7 * DAY_MS);
    await bench.use(member, WORDY, 1);
    const [later] = await bench.rows(member);
    expect(later?.recentCalls).toBeCloseTo(3 / Math.E + 1, 6);
    expect(later?.lastSeenAt.getTime()).toBe(START.getTime() + 7 * DAY_MS);
  });

  it('is one row, however many processes count it at once', async () => {
    const member = await bench.member();
    const { organizationId } = member;
    const one = (text: string) => ({
      organizationId,
      text,
      hash: `of ${text}`,
      provider: 'openai' as const,
      model: 'gpt-5-mini',
      besideTokens: 0,
      jsonObject: false,
      calls: 1,
      microsPerToken: 0,
    });
    const texts = ['a', 'b', 'c'].map(one);
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        recordSeenTexts(bench.ctx, organizationId, at % 2 ? texts : texts.toReversed()),
      ),
    );
    const rows = await bench.rows(member);
    expect(rows.map(({ text, recentCalls }) => [text, Math.round(recentCalls)]).sort()).toEqual([
      ['a', 12],
      ['b', 12],
      ['c', 12],
    ]);
  });

  it('makes room for newer ones, of those that nobody decided about', async () => {
    const { member, id } = await proposed();
    const { organizationId } = member;
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        organizationId,
        text: `text ${from + at}`,
        provider: 'openai' as const,
        model: 'gpt-5-mini',
        hash: `of ${from + at}`,
        besideTokens: 0,
        jsonObject: false,
        calls: 2,
        microsPerToken: 0,
      }));
    for (let from = 0; from < 600; from += 50)
      await recordSeenTexts(bench.ctx, organizationId, many(from, 50));
    bench.clock.advance(1_000);
    // Of too many new ones at once, the first.
    for (let from = 600; from < 1_200; from += 50)
      await recordSeenTexts(bench.ctx, organizationId, [...many(from, 50), ...many(10_000, 500)]);
    const rows = await bench.rows(member);
    expect(rows).toHaveLength(1_001);
    expect(rows.some((row) => row.id === id)).toBe(true);
    expect(rows.filter(({ lastSeenAt }) => lastSeenAt > START)).toHaveLength(600);
  });

  it('is not stored where nothing of calls is to be stored, and goes when that is turned on', async () => {
    const { member, id } = await proposed();
    await decideRefinedText(member.as, { id, status: 'active' });
    expect(await decided(member)).toHaveLength(1);
    const { items } = await listHistory(member.as, { limit: 5 });
    expect(items).toHaveLength(1);
    await updateGateway(member.as, { callTexts: 'none' });
    expect(await bench.rows(member)).toEqual([]);
    expect(await listHistory(member.as, { limit: 5 })).toMatchObject({ items: [] });
    expect(await decided(member)).toEqual([]);
    await bench.use(member, WORDY, 30);
    expect(await bench.rows(member)).toEqual([]);
    await updateGateway(member.as, { callTexts: 'metadata' });
    await bench.use(member, WORDY, 2);
    expect(await bench.rows(member)).toMatchObject([{ status: 'seen' }]);
  });
});

describe('refining', () => {
  it('begins with enough calls, by local rules where there is no model, and proposes what it made', async () => {
    const member = await used(19);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ status: 'seen' }]);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 0 });
    await bench.use(member, WORDY, 1);
    expect(await bench.rows(member)).toMatchObject([{ status: 'refining' }]);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 1 });
    // While it is refined, and after, further calls start nothing.
    await bench.use(member, WORDY, 30);
    await bench.refine(member);
    await bench.use(member, WORDY, 30);
    await bench.refine(member);
    expect(await getUsage(member.as)).toMatchObject({ used: 1, reserved: 0 });
    const [row] = await bench.rows(member);
    expect(row).toMatchObject({
      status: 'proposed',
      reason: null,
      refinedBy: 'local',
      refiningMicros: 0,
      activeFrom: null,
      checks: { passed: true },
    });
    const optimization = await getOptimization(member.as, { id: row?.optimizationId ?? '' });
    expect(optimization).toMatchObject({
      originalText: WORDY,
      refinedText: row?.refinedText,
      metadata: { refinedTextId: row?.id },
    });
    expect(row?.refinedTokens).toBe(optimization.refinedTokens);
    expect(await decided(member)).toEqual([]);
  });

  it('by a model waits until the text has cost ten times as much, and says what it cost', async () => {
    const member = await bench.member({ withModel: true });
    await updateGateway(member.as, { provider: 'openai', model: 'gpt-5-mini' });
    const refined = expect.stringMatching(/^You assist Acme, a shop for garden tools\. Always answer/);
    const usage = { inputTokens: 400, outputTokens: 100 };
    bench.vendor.respondWith((request) => ({
      kind: 'reply',
      text: asksSecondReader(request) ? 'ok' : '1|You assist Acme, a shop for garden tools.',
      usage,
    }));
    // 41 calls at the full price of input; those that follow at once count a tenth.
    await bench.use(member, WORDY, 391);
    expect(await bench.rows(member)).toMatchObject([{ status: 'seen' }]);
    await bench.use(member, WORDY, 30);
    await bench.refine(member);
    const [row] = await bench.rows(member);
    expect(row).toMatchObject({ status: 'proposed', refinedText: refined, refinedBy: 'openai' });
    // The second reader answered, too.
    expect(row?.refiningMicros).toBe(2 * (400 * 0.25 + 100 * 2));
    expect(bench.vendor.requests.at(-1)).toMatchObject({ body: { model: 'gpt-5-mini' } });
    const entry = await getRefinedText(member.as, { id: row?.id ?? '' });
    expect(entry).toMatchObject({
      refiningUsd: 0.0006,
      edits: expect.arrayContaining([expect.objectContaining({ pass: 'rewrite' })]),
    });
  });

  it('uses at once what passed without doubts, where that is wanted', async () => {
    const member = await bench.member();
    await updateGateway(member.as, { refine: 'auto' });
    await bench.use(member, WORDY, 20);
    bench.clock.advance(60_000);
    await bench.refine(member);
    const from = bench.clock.now().getTime() + 5_000;
    expect(await bench.rows(member)).toMatchObject([{ status: 'active', activeFrom: new Date(from) }]);
    expect(await decided(member)).toMatchObject([{ activeFrom: from, activeUntil: null }]);
  });

  it('leaves a text as it is that cannot be made shorter', async () => {
    const member = await bench.member();
    await bench.use(member, 'Name the capital of France.', 20);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([
      { status: 'verbatim', reason: 'no_gain', refinedText: null, refinedTokens: null },
    ]);
  });

  it('waits for a model that may come back, and takes local rules where it does not', async () => {
    const member = await bench.member({ withModel: true });
    await updateGateway(member.as, { provider: 'openai' });
    bench.vendor.respondWith(() => ({ kind: 'error', status: 503 }));
    await bench.use(member, WORDY, 600);
    await refineTexts(bench.ctx, member.organizationId, { turns: 1 });
    expect(await bench.rows(member)).toMatchObject([{ status: 'refining' }]);
    bench.clock.advance(10 * 60_000);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([
      { status: 'proposed', refinedBy: 'local', refiningMicros: 0 },
    ]);
  });

  it('by a model is paid from the monthly budget, and takes local rules once that is used up', async () => {
    const member = await bench.member({ withModel: true });
    await updateGateway(member.as, { provider: 'openai', model: 'gpt-5-mini' });
    await updateOrganization(member.as, { monthlyBudgetUsd: 1 });
    const usage = { inputTokens: 400, outputTokens: 100 };
    bench.vendor.respondWith((request) => ({
      kind: 'reply',
      text: asksSecondReader(request) ? 'ok' : '1|You assist Acme, a shop for garden tools.',
      usage,
    }));
    await bench.use(member, WORDY, 600);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ refinedBy: 'openai', refiningMicros: 600 }]);
    const spent = { spentUsd: 0.0006, reservedUsd: 0 };
    expect((await getUsage(member.as)).spend).toMatchObject(spent);

    await updateOrganization(member.as, { monthlyBudgetUsd: 0.0006 });
    const asked = bench.vendor.requests.length;
    const other = `${WORDY} Be brief.`;
    await bench.use(member, other, 600);
    await bench.refine(member);
    expect(await bench.rows(member, other)).toMatchObject([
      { status: 'proposed', refinedBy: 'local', refiningMicros: 0 },
    ]);
    expect(bench.vendor.requests).toHaveLength(asked);
    expect(await getUsage(member.as)).toMatchObject({ used: 2, reserved: 0, spend: spent });
  });

  it('takes local rules where the chosen model cannot be used', async () => {
    const member = await bench.member();
    await updateGateway(member.as, { provider: 'anthropic', model: 'claude-haiku-4-5' });
    await bench.use(member, WORDY, 20);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ status: 'proposed', refinedBy: 'local' }]);
  });

  it('does not happen without quota, and happens with the next use when there is some', async () => {
    const member = await bench.member({ quotaLimit: 0 });
    await bench.use(member, WORDY, 20);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ status: 'seen' }]);
    await asSuperuser(
      bench.ctx,
      (sql) =>
        sql`update subscriptions set quota_limit = 5, own_limit = true where organization_id = ${member.organizationId}`,
    );
    await bench.use(member, WORDY, 1);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ status: 'proposed' }]);
  });

  it('takes as many as there is quota for', async () => {
    const member = await bench.member({ quotaLimit: 1 });
    for (const ending of ['Be brief.', 'Be kind.'])
      for (let call = 0; call < 20; call++) note(member, `${WORDY} ${ending}`);
    await bench.ctx.seenTexts.settled();
    await bench.refine(member);
    expect((await bench.rows(member)).map(({ status }) => status).sort()).toEqual(['proposed', 'seen']);
    expect(await getUsage(member.as)).toMatchObject({ used: 1, reserved: 0 });
  });

  it('stops where it is turned off, and is not charged', async () => {
    const member = await used();
    await updateGateway(member.as, { refine: 'off' });
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ status: 'seen', reason: null, recentCalls: 0 }]);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 0 });
    expect((await listHistory(member.as, { limit: 5 })).items).toEqual([]);
  });

  it('leaves nothing behind where storing texts is turned off while it runs', async () => {
    const member = await used();
    const late: typeof textKind = {
      ...textKind,
      resultWrites: async (ctx, job, outcomes) => {
        await updateGateway(member.as, { callTexts: 'none' });
        return textKind.resultWrites(ctx, job, outcomes);
      },
    };
    await refineTexts(bench.ctx, member.organizationId, { kind: late });
    expect(await bench.rows(member)).toEqual([]);
    expect(await listHistory(member.as, { limit: 5 })).toMatchObject({ items: [] });
  });

  it('changes nothing of what was decided or deleted meanwhile', async () => {
    const member = await used();
    const [row] = await bench.rows(member);
    await decideRefinedText(member.as, { id: row?.id ?? '', status: 'verbatim' });
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([
      { status: 'verbatim', reason: 'rejected', refinedText: null },
    ]);
    const other = await used();
    const [gone] = await bench.rows(other);
    await deleteRefinedText(other.as, { id: gone?.id ?? '' });
    await bench.refine(other);
    expect(await bench.rows(other)).toEqual([]);
  });

  it('goes on after a worker that died, and gives a text free that kills its workers', async () => {
    const member = await used();
    const dying = { ...textKind, resultWrites: () => Promise.reject(new Error('killed')) };
    for (let death = 0; death < 2; death++) {
      await refineTexts(bench.ctx, member.organizationId, { kind: dying }).catch(() => undefined);
      bench.clock.advance(10 * 60_000);
      await reconcile(bench.ctx, [textKind]);
    }
    expect(await bench.rows(member)).toMatchObject([{ status: 'seen', reason: 'refining_failed' }]);
    expect(await getUsage(member.as)).toMatchObject({ used: 0, reserved: 0 });
    await bench.use(member, WORDY, 20);
    await bench.refine(member);
    expect(await bench.rows(member)).toMatchObject([{ status: 'proposed', reason: null }]);
  });
});

describe('a decision', () => {
  it('takes effect five seconds later, whichever it is', async () => {
    const { member, id } = await proposed();
    const at = bench.clock.now().getTime();
    const active = await decideRefinedText(member.as, { id, status: 'active' });
    expect(active).toMatchObject({
      status: 'active',
      activeFrom: new Date(at + 5_000).toISOString(),
      activeUntil: null,
    });
    expect(await decided(member)).toMatchObject([{ activeFrom: at + 5_000, activeUntil: null }]);
    bench.clock.advance(60_000);
    await decideRefinedText(member.as, { id, status: 'verbatim' });
    expect(await decided(member)).toMatchObject([{ activeFrom: at + 5_000, activeUntil: at + 65_000 }]);
    // Said again, it is not later.
    bench.clock.advance(2_000);
    await decideRefinedText(member.as, { id, status: 'verbatim' });
    expect(await decided(member)).toMatchObject([{ activeUntil: at + 65_000 }]);
  });

  it('that is taken back before it took effect changes nothing', async () => {
    const { member, id } = await proposed();
    await decideRefinedText(member.as, { id, status: 'active' });
    bench.clock.advance(4_999);
    await decideRefinedText(member.as, { id, status: 'verbatim' });
    expect(await decided(member)).toEqual([]);
    await decideRefinedText(member.as, { id, status: 'active' });
    bench.clock.advance(60_000);
    const before = await decided(member);
    await decideRefinedText(member.as, { id, status: 'verbatim' });
    bench.clock.advance(4_999);
    await decideRefinedText(member.as, { id, status: 'active' });
    expect(await decided(member)).toEqual(before);
    await decideRefinedText(member.as, { id, status: 'active' });
    expect(await decided(member)).toEqual(before);
  });

  it('needs a refined text', async () => {
    const member = await used(2);
    const [row] = await bench.rows(member);
    const attempt = decideRefinedText(member.as, { id: row?.id ?? '', status: 'active' });
    await expect(attempt).rejects.toMatchObject({ code: 'text_not_ready' });
  });

  it('is refused where the processes would have too much in memory', async () => {
    const { member, id } = await proposed();
    await asSuperuser(
      bench.ctx,
      (sql) => sql`
        insert into refined_texts select (jsonb_populate_record(t, jsonb_build_object(
          'id', gen_random_uuid(), 'hash', 'other', 'active_from', now(), 'refined_text', repeat('x', 4 * 1024 * 1024)))).*
        from refined_texts t where t.id = ${id}`,
    );
    const attempt = decideRefinedText(member.as, { id, status: 'active' });
    await expect(attempt).rejects.toMatchObject({ code: 'limit_reached' });
  });

  it('is in the audit log, without texts', async () => {
    const { member, id, row } = await proposed();
    await decideRefinedText(member.as, { id, status: 'active' });
    await deleteRefinedText(member.as, { id });
    expect(await decided(member)).toEqual([]);
    const { items } = await listAuditLog(member.as, { limit: 10 });
    expect(items.map(({ action, target }) => [action, target]).slice(0, 2)).toEqual([
      ['refined-text.delete', id],
      ['refined-text.decide', id],
    ]);
    expect(items[1]).toMatchObject({
      before: { sha256: row.hash, status: 'proposed', reason: null },
      after: { sha256: row.hash, status: 'active', reason: null },
    });
    expect(JSON.stringify(items)).not.toContain('garden');
  });
});

it('lists texts by status and page, newest first, without them as a whole', async () => {
  const { member, id } = await proposed();
  await bench.use(member, `${WORDY}\nBe kind.`, 2);
  const first = await listRefinedTexts(member.as, { limit: 1 });
  expect(first).toMatchObject({ items: [{ status: 'seen' }], next: expect.any(String) });
  const second = await listRefinedTexts(member.as, { limit: 1, cursor: first.next ?? '' });
  expect(second).toMatchObject({
    items: [{ id, excerpt: WORDY.slice(0, 200), savingsPercentage: expect.any(Number) }],
    next: null,
  });
  expect(second.items[0]).not.toHaveProperty('text');
  expect(await listRefinedTexts(member.as, { limit: 9, status: 'proposed' })).toMatchObject({
    items: [{ id }],
  });
  expect((await listRefinedTexts(member.as, { limit: 9, status: 'active' })).items).toEqual([]);
});

it('forgets texts that no call has brought for as long as texts are kept', async () => {
  const { member, id } = await proposed();
  await decideRefinedText(member.as, { id, status: 'active' });
  await asSuperuser(
    bench.ctx,
    (sql) => sql`update organizations set prompt_retention_days = 3 where id = ${member.organizationId}`,
  );
  bench.clock.advance(2 * DAY_MS);
  await bench.use(member, WORDY, 1);
  bench.clock.advance(2 * DAY_MS);
  await removeOldTexts(bench.ctx);
  expect(await bench.rows(member)).toHaveLength(1);
  bench.clock.advance(DAY_MS + 1);
  await removeOldTexts(bench.ctx);
  expect(await bench.rows(member)).toEqual([]);
  expect(await decided(member)).toEqual([]);
});
