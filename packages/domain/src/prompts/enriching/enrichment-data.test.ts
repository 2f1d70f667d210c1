import { randomUUID } from 'node:crypto';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { findText } from '@refinery/testing/find-text.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { makeExports } from '@refinery/testing/make-exports.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { linesIn, readZip } from '@refinery/testing/read-zip.ts';
import { beforeEach, expect, it } from 'vitest';
import { eraseUser } from '../../erasure/erase-user.ts';
import { removeOldTexts } from '../../maintenance/internal/remove-old-texts.ts';
import { updateOrganization } from '../../organizations/update-organization.ts';
import { downloadUserExport } from '../../user-exports/download-user-export.ts';
import { requestUserExport } from '../../user-exports/request-user-export.ts';
import { deletePrompt } from '../versions/delete-prompt.ts';
import { getPrompt } from '../versions/get-prompt.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { getEnrichment } from './get-enrichment.ts';
import { listEnrichments } from './list-enrichments.ts';
import { openJobBench } from './testing/job-bench.ts';

const DAY_MS = 24 * 60 * 60_000;

const bench = fixture(openJobBench);

let member: Member;

beforeEach(async () => {
  member = await bench.member();
});

const keepFor = (promptRetentionDays: number) => updateOrganization(member.as, { promptRetentionDays });

it('removes the texts when the organization keeps them no longer, and all that quotes them', async () => {
  const secret = `acme${randomUUID().slice(0, 8)}`;
  const text = `Never mention ${secret}. Write at most 200 words about ${secret}.`;
  const instructions = `Think of ${secret}.`;
  // It lost a number, so why it was not used quotes the text.
  bench.vendor.respondWith(() =>
    JSON.stringify({ task: `Never mention ${secret}. Write at most 300 words.` }),
  );
  const { id } = await enhancePrompt(member.as, { text, instructions, model: 'openai/gpt-4o-mini' });
  const [promptId = ''] = await bench.prompts(member, 1);
  const job = await bench.accept(member, [promptId], { instructions });
  await bench.drain(member, job.id);
  expect(await findText(bench.sql, secret)).toEqual(
    expect.arrayContaining([
      ...['enrichments.checks', 'enrichments.enriched_text', 'enrichments.original_text'],
      ...['enrichments.sections', 'work_jobs.options'],
    ]),
  );
  await keepFor(3);
  bench.clock.advance(3 * DAY_MS);
  await removeOldTexts(bench.ctx);
  expect((await getEnrichment(member.as, { id })).originalText).toBe(text);
  bench.clock.advance(1);
  await removeOldTexts(bench.ctx);
  expect(await findText(bench.sql, secret)).toEqual([]);
  await expect(getEnrichment(member.as, { id })).rejects.toMatchObject({ code: 'texts_removed' });
  expect((await getPrompt(member.as, { id: promptId })).enrichedPrompt).toBeNull();
  const entries = (await listEnrichments(member.as, { limit: 10 })).items;
  expect(entries).toMatchObject([1, 2].map(() => ({ status: 'completed', reason: null })));
  for (const { textsRemovedAt } of entries) expect(textsRemovedAt).toBe(bench.clock.now().toISOString());
});

it('answers nobody from a result whose texts were removed', async () => {
  const text = `Answer ${randomUUID()} in at most 5 words.`;
  const first = await enhancePrompt(member.as, { text });
  await bench.sql`
    update enrichments set original_text = null, enriched_text = null, texts_removed_at = now() where id = ${first.id}`;
  expect(await enhancePrompt(member.as, { text })).toMatchObject({ cached: false, originalText: text });
});

it('lets no role change an original text', async () => {
  await enhancePrompt(member.as, { text: 'Answer in at most 5 words.' });
  for (const role of ['refinery_app', 'refinery_system'] as const) {
    const client = openRawClient(bench.databaseUrl, role);
    await client`select set_config('app.organization_id', ${member.organizationId}, false)`;
    for (const attack of ['update enrichments set original_text = null', 'delete from enrichments'])
      await expect(client.unsafe(attack), attack).rejects.toMatchObject({ code: '42501' });
    await client.end();
  }
});

it('keeps an enrichment whose prompt was deleted', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const made = await enhancePrompt(member.as, { promptId, commit: true });
  expect(made.version).not.toBeNull();
  await deletePrompt(member.as, { id: promptId });
  const { enriched } = made;
  expect(await getEnrichment(member.as, made)).toMatchObject({ promptId: null, version: null, enriched });
});

it('exports what a person had enriched, and forgets who it was with them', async () => {
  const colleague = await buildColleague(bench.ctx, member, 'admin');
  const mine = await enhancePrompt(member.as, { text: 'Answer in at most 5 words.' });
  await enhancePrompt(colleague.as, { text: 'Answer in at most 6 words.' });
  const job = await bench.accept(member, await bench.prompts(member, 1));
  await bench.drain(member, job.id);
  await requestUserExport(member.as);
  await makeExports(bench.ctx);
  await deliverMails(bench.ctx);
  const token = tokenIn((await readOutbox(bench.ctx, member.user.email)).at(-1));
  const { content } = await downloadUserExport(bench.ctx, { token }, { address: '192.0.2.7' });
  const files = await readZip(Buffer.concat(await Array.fromAsync(content)));
  const exported = linesIn(files.get('enrichments.ndjson') ?? '');
  expect(exported).toHaveLength(2);
  expect(exported[0]).toMatchObject({ id: mine.id, originalText: mine.originalText });
  expect(linesIn(files.get('enrichment-jobs.ndjson') ?? '')).toMatchObject([{ id: job.id }]);

  const operator = { ...bench.ctx, actor: { kind: 'operator', name: 'erase' } as const };
  const { receipt } = await eraseUser(operator, { userId: member.user.id });
  expect(receipt.stays).toMatchObject({ work_jobs: 1 });
  expect((await listEnrichments(colleague.as, { limit: 10 })).items).toHaveLength(3);
  expect(await bench.sql`select 1 from enrichments where user_id = ${member.user.id}`).toHaveLength(0);
});
