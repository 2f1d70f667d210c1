import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { LONG_LENGTHS, longPrompt } from '@refinery/testing/long-prompts.ts';
import { beforeEach, expect, it } from 'vitest';
import { DomainError } from '../../errors/domain-error.ts';
import { claimIdempotencyKey } from '../../idempotency/idempotency.ts';
import { reconcile } from '../../maintenance/reconcile.ts';
import { createRefinerPool } from '../../refining/refiner-pool.ts';
import { getUsage } from '../../usage/get-usage.ts';
import { createPrompt } from '../versions/create-prompt.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { getPrompt } from '../versions/get-prompt.ts';
import { restorePromptVersion } from '../versions/restore-prompt-version.ts';
import { enhancePrompt, repeatEnhancement } from './enhance-prompt.ts';
import { getEnrichment } from './get-enrichment.ts';
import { listEnrichments } from './list-enrichments.ts';
import { enrichedReply, openJobBench } from './testing/job-bench.ts';

const bench = fixture(openJobBench);
let member: Member;

beforeEach(async () => {
  bench.vendor.reset();
  bench.vendor.respondWith(enrichedReply);
  member = await bench.member();
});

const meter = async () => (await getUsage(member.as)).meters.find(({ name }) => name === 'enrichments');
const entries = async () => (await listEnrichments(member.as, { limit: 10 })).items;

it('goes on where a process died between the result and the version', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const input = { promptId, commit: true, model: 'openai/gpt-4o-mini' };
  const request = { key: 'once', route: 'POST /enhance', requestHash: 'a' };
  const claimed = await claimIdempotencyKey(member.as, request);
  if (claimed.kind !== 'claimed') throw new Error('The key is taken.');
  // Tokens are counted once before the model is asked, and then for the version.
  let counted = 0;
  const countTokens = async () => {
    if (counted++ > 0) throw new Error('died');
    return 10;
  };
  const refiner = { ...bench.ctx.refiner, countTokens };
  const dying = enhancePrompt({ ...member.as, refiner, idempotency: claimed.claim }, input);
  await expect(dying).rejects.toThrow('died');
  expect(await getPrompt(member.as, { id: promptId })).toMatchObject({ latest: 1 });
  const again = await claimIdempotencyKey(member.as, request);
  const [entry] = await entries();
  expect(again).toEqual({ kind: 'made', resourceId: entry?.id });
  for (const _ of [1, 2])
    expect(await repeatEnhancement(member.as, entry?.id ?? '', input)).toMatchObject({
      cached: false,
      version: { number: 2, kind: 'enriched' },
    });
  expect(await getPrompt(member.as, { id: promptId })).toMatchObject({ latest: 2 });
  expect(bench.vendor.requests).toHaveLength(1);
  expect(await meter()).toMatchObject({ used: 1, reserved: 0 });
});

it('of a caller who lost the right meanwhile leaves nothing and costs nothing', async () => {
  const reauthorize = () => Promise.reject(new DomainError('unauthenticated'));
  await expect(enhancePrompt({ ...member.as, reauthorize }, { text: 'Answer.' })).rejects.toMatchObject({
    code: 'unauthenticated',
  });
  expect(await entries()).toEqual([]);
  expect(await meter()).toMatchObject({ used: 0, reserved: 0 });
});

it('refuses nobody for what another one was refused for', async () => {
  const reauthorize = () => Promise.reject(new DomainError('unauthenticated'));
  const [refused, done] = await Promise.allSettled([
    enhancePrompt({ ...member.as, reauthorize }, { text: 'Answer.' }),
    enhancePrompt(member.as, { text: 'Answer.' }),
  ]);
  expect([refused.status, done.status]).toEqual(['rejected', 'fulfilled']);
  expect(await meter()).toMatchObject({ used: 1, reserved: 0 });
});

it('of a text that is too much work is a failure on record, and costs nothing', async () => {
  const refiner = createRefinerPool({ timeoutMs: 1 });
  const text = longPrompt(Math.max(...LONG_LENGTHS), 1);
  await expect(enhancePrompt({ ...member.as, refiner }, { text })).rejects.toMatchObject({
    code: 'refining_limit_exceeded',
  });
  await refiner.close();
  expect(await entries()).toMatchObject([
    { status: 'failed', error: { code: 'refining_limit_exceeded' }, durationMs: expect.any(Number) },
  ]);
  expect(await meter()).toMatchObject({ used: 0, reserved: 0 });
});

it('of a text that includes a prompt that is no more is refused before a model is asked', async () => {
  const rules = await createPrompt(member.as, { name: 'rules', content: 'Be kind.' });
  const { id } = await createPrompt(member.as, { name: 'Answer', content: 'Answer. {{> rules}}' });
  await deletePrompt(member.as, { id: rules.id, force: true });
  await expectCode(
    enhancePrompt(member.as, { promptId: id, model: 'openai/gpt-4o-mini' }),
    'include_invalid',
  );
  expect(bench.vendor.requests).toHaveLength(0);
});

it('asks again after a vendor has failed', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const model = 'openai/gpt-4o-mini';
  bench.vendor.respondWith(() => ({ kind: 'error', status: 400 }));
  const result = await enhancePrompt(member.as, { promptId, model });
  expect(result).toMatchObject({ usage: { provider: 'local' }, reason: expect.any(String) });
  // It is not repeated: somebody stood in for the one who was asked.
  bench.vendor.respondWith(enrichedReply);
  expect(await enhancePrompt(member.as, { promptId, model })).toMatchObject({
    cached: false,
    usage: { provider: 'openai' },
  });
  expect(await meter()).toMatchObject({ used: 2, reserved: 0 });
});

it('gives back all enrichments whose process died, and fails them', async () => {
  const ids = await bench.prompts(member, 2);
  const died = Promise.withResolvers<never>();
  const refiner = { ...bench.ctx.refiner, check: () => died.promise };
  for (const promptId of ids)
    void enhancePrompt({ ...member.as, refiner }, { promptId, model: 'local' }).catch(() => undefined);
  await expect.poll(() => meter()).toMatchObject({ used: 0, reserved: 2 });
  bench.clock.advance(16 * 60_000);
  await reconcile(bench.ctx);
  expect(await meter()).toMatchObject({ used: 0, reserved: 0 });
  const [row] = (await listEnrichments(member.as, { limit: 1 })).items;
  expect(row).toMatchObject({ status: 'failed', error: { code: 'interrupted' } });
  died.reject(new Error('gone'));
  await expect(getEnrichment(member.as, { id: row?.id ?? '' })).rejects.toMatchObject({
    code: 'enrichment_not_found',
  });
});

it('makes a version of each version that says the same, from one result', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const input = { promptId, commit: true, model: 'openai/gpt-4o-mini' };
  expect(await enhancePrompt(member.as, input)).toMatchObject({ cached: false, version: { number: 2 } });
  await restorePromptVersion(member.as, { id: promptId, n: 1 });
  expect(await enhancePrompt(member.as, input)).toMatchObject({
    cached: true,
    version: { number: 4, parent: 3, kind: 'enriched' },
  });
});

it('leaves a text as it is, with no sections, that would be too long under headings', async () => {
  const who = 'You are a cook. ';
  const content = who + longPrompt(Math.max(...LONG_LENGTHS) - who.length);
  const { id } = await createPrompt(member.as, { name: 'Long', content });
  const result = await enhancePrompt(member.as, { promptId: id, model: 'local', commit: true });
  expect(result.enriched).toBe(content);
  expect(result).toMatchObject({
    sections: null,
    version: null,
    reason: 'It says what version 1 says.',
  });
  expect(await getPrompt(member.as, { id })).toMatchObject({ latest: 1 });
});
