import type { EnrichmentReply } from '@refinery/contracts/enrichments.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { asc, like } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { createApiKey } from '../../api-keys/create-api-key.ts';
import { authenticateApiKey } from '../../auth/authenticate-api-key.ts';
import { asCaller } from '../../context/as-caller.ts';
import { claimIdempotencyKey } from '../../idempotency/idempotency.ts';
import { saveVerificationSettings } from '../../providers/verification-settings.ts';
import { setPromptLabel } from '../labels/set-prompt-label.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { cancelEnrichmentJob } from './cancel-enrichment-job.ts';
import { createEnrichmentJob } from './create-enrichment-job.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { getEnrichment } from './get-enrichment.ts';
import { type ListJobItemsInput, listEnrichmentJobItems } from './list-enrichment-job-items.ts';
import { listEnrichments } from './list-enrichments.ts';
import { enrichedReply, openJobBench } from './testing/job-bench.ts';

const model = 'openai/gpt-4o-mini';

const bench = fixture((services) =>
  openJobBench(services, {
    // Of a thousand tokens, a millionth of a dollar.
    PRICE_OVERRIDES: '{"openai/gpt-4o-mini":{"inputPerMillion":0.001,"outputPerMillion":0.001}}',
  }),
);
let member: Member;

beforeEach(async () => {
  bench.vendor.reset();
  bench.vendor.respondWith(enrichedReply);
  member = await bench.member();
});

it('of a job are in the audit log, with what was asked for and what it was when it was cancelled', async () => {
  const job = await bench.accept(member, await bench.prompts(member, 2), { strict: true });
  await cancelEnrichmentJob(member.as, job);
  const rows = await member.as.tenant.run((tx) =>
    tx.select().from(auditLog).where(like(auditLog.action, 'enrichment.%')).orderBy(asc(auditLog.sequence)),
  );
  expect(rows.map(({ action, target, before, after }) => [action, target, before, after])).toEqual([
    ['enrichment.create', job.id, null, { total: 2, commit: false, strict: true }],
    ['enrichment.cancel', job.id, { status: 'queued' }, null],
  ]);
});

it('of a job that a program asked for are calls of its key', async () => {
  const { id: apiKeyId, key } = await createApiKey(member.as, { name: 'program' });
  const program = asCaller(bench.ctx, await authenticateApiKey(bench.ctx, key, '192.0.2.7'));
  const promptIds = await bench.prompts(member, 1);
  const job = await createEnrichmentJob(program, { promptIds, model });
  await bench.drain(member, job.id);
  await bench.ctx.ledger.settled();
  const calls = await asSuperuser(
    bench.ctx,
    (sql) =>
      sql`select distinct api_key_id::text as key from model_calls where organization_id = ${member.organizationId}`,
  );
  expect(calls).toEqual([{ key: apiKeyId }]);
});

it('of a job are made by the provider that was the default when it was accepted', async () => {
  const { actor } = member.as;
  const defaults = { ...actor.defaults, provider: 'openai' as const };
  const promptIds = await bench.prompts(member, 1);
  const job = await createEnrichmentJob({ ...member.as, actor: { ...actor, defaults } }, { promptIds });
  await bench.drain(member, job.id);
  const [made] = (await listEnrichments(member.as, { limit: 1 })).items;
  expect(made).toMatchObject({ status: 'completed', usage: { provider: 'openai' } });
});

it('of a job are listed page by page, all of them or those of one status', async () => {
  const promptIds = await bench.prompts(member, 5);
  const { id } = await bench.accept(member, promptIds);
  for (const gone of [promptIds[1], promptIds[3]]) await deletePrompt(member.as, { id: gone ?? '' });
  await bench.drain(member, id);
  const pages = async (status?: ListJobItemsInput['status']): Promise<number[][]> => {
    const found: number[][] = [];
    let cursor: number | undefined;
    do {
      const wanted = { ...(status && { status }), ...(cursor !== undefined && { cursor }) };
      const { items, next } = await listEnrichmentJobItems(member.as, { id, limit: 2, ...wanted });
      found.push(items.map(({ position }) => position));
      cursor = next === null ? undefined : Number(next);
    } while (cursor !== undefined && found.length < promptIds.length);
    return found;
  };
  expect(await pages()).toEqual([[1, 2], [3, 4], [5]]);
  expect(await pages('completed')).toEqual([[1, 3], [5]]);
  expect(await pages('failed')).toEqual([[2, 4]]);
});

it('say which labels the version has by now that they became', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const { id, version } = await enhancePrompt(member.as, { promptId, model: 'local', commit: true });
  expect(version).toMatchObject({ number: 2, labels: [] });
  await setPromptLabel(member.as, { id: promptId, label: 'staging', version: 2 });
  expect((await getEnrichment(member.as, { id })).version).toMatchObject({ number: 2, labels: ['staging'] });
});

it('are listed for one prompt', async () => {
  const [one = '', other = ''] = await bench.prompts(member, 2);
  const made = await enhancePrompt(member.as, { promptId: one });
  await enhancePrompt(member.as, { promptId: other });
  const { items } = await listEnrichments(member.as, { limit: 10, promptId: one });
  expect(items).toMatchObject([
    { id: made.id, promptId: one, from: 1, newVersion: null, status: 'completed', strict: false },
  ]);
});

it('are each read by its id, and each becomes a version of its own prompt', async () => {
  const made: EnrichmentReply[] = [];
  for (const promptId of await bench.prompts(member, 2))
    made.push(await enhancePrompt(member.as, { promptId, model: 'local' }));
  for (const { id, promptId, enriched } of made) {
    expect(await getEnrichment(member.as, { id })).toMatchObject({ id, promptId, from: 1, enriched });
    const input = { promptId: promptId ?? '', model: 'local', commit: true };
    expect(await enhancePrompt(member.as, input)).toMatchObject({
      id,
      cached: true,
      version: { promptId, number: 2, content: enriched },
    });
  }
});

it('that a job knows already say there all that they said first', async () => {
  const { id: promptId } = await createPrompt(member.as, {
    name: 'Answer',
    messages: [
      { role: 'system', content: 'Answer in at most 5 words.' },
      { role: 'user', content: '{{question}}' },
    ],
  });
  const { messages, sections, checks, additions, reason, usage, enriched } = await enhancePrompt(member.as, {
    promptId,
    model,
  });
  const job = await bench.accept(member, [promptId], { model });
  await bench.drain(member, job.id);
  const [item] = (await listEnrichmentJobItems(member.as, { id: job.id, limit: 1 })).items;
  expect(await getEnrichment(member.as, { id: item?.enrichmentId ?? '' })).toMatchObject({
    messages,
    sections,
    checks,
    additions,
    reason,
    enriched,
    usage: { provider: usage.provider, model: usage.model, costUsd: 0 },
  });
});

it('of a job are answered as at first, although the process died before it said so and they are done by now', async () => {
  const promptIds = await bench.prompts(member, 2);
  const request = { key: 'job', route: 'POST /enhance', requestHash: 'a' };
  const claimed = await claimIdempotencyKey(member.as, request);
  if (claimed.kind !== 'claimed') throw new Error('The key is taken.');
  const job = await createEnrichmentJob({ ...member.as, idempotency: claimed.claim }, { promptIds, model });
  await bench.drain(member, job.id);
  const again = await claimIdempotencyKey(member.as, request);
  if (again.kind !== 'replied') throw new Error(`It was ${again.kind}.`);
  expect([again.reply.status, JSON.parse(again.reply.body)]).toEqual([202, job]);
});

it('that are known stand behind the key of a request, too', async () => {
  const text = 'Answer in at most 5 words.';
  const known = await enhancePrompt(member.as, { text });
  const request = { key: 'again', route: 'POST /enhance', requestHash: 'a' };
  const claimed = await claimIdempotencyKey(member.as, request);
  if (claimed.kind !== 'claimed') throw new Error('The key is taken.');
  const again = await enhancePrompt({ ...member.as, idempotency: claimed.claim }, { text });
  expect(again).toMatchObject({ id: known.id, cached: true });
  expect(await claimIdempotencyKey(member.as, request)).toEqual({ kind: 'made', resourceId: known.id });
});

it('are made anew where results are verified in another way since', async () => {
  const input = { text: 'Answer in at most 5 words.', model };
  const cached = async () => (await enhancePrompt(member.as, input)).cached;
  expect([await cached(), await cached()]).toEqual([false, true]);
  await saveVerificationSettings(member.as, { verify: 'off' });
  expect(await cached()).toBe(false);
});

it('say what all calls used, that of the second reader included, and no part of a millionth', async () => {
  bench.vendor.respondWith((request) =>
    asksSecondReader(request)
      ? answersTo(request, () => true)
      : JSON.stringify({ task: 'Answer in at most 5 words. Costs stay out of it.' }),
  );
  const { usage } = await enhancePrompt(member.as, {
    text: 'Answer in at most 5 words. Never name a price.',
    model,
  });
  await bench.ctx.ledger.settled();
  const [calls] = await asSuperuser(
    bench.ctx,
    (sql) => sql`
      select count(*)::int as count, sum(input_tokens)::int as input, sum(output_tokens)::int as output
      from model_calls where organization_id = ${member.organizationId}`,
  );
  expect(calls).toEqual({ count: 2, input: usage.inputTokens, output: usage.outputTokens });
  expect(usage.costUsd).toBe(0.000_001);
});
