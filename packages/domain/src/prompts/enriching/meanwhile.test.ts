import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { reconcile } from '../../maintenance/reconcile.ts';
import { getUsage } from '../../usage/get-usage.ts';
import { getPrompt } from '../versions/get-prompt.ts';
import { enhancePrompt } from './enhance-prompt.ts';
import { listEnrichments } from './list-enrichments.ts';
import { openJobBench } from './testing/job-bench.ts';

const model = 'local';

const bench = fixture(openJobBench);
const ledger = fixture(() => openBatchLedger(bench.databaseUrl));
let member: Member;

beforeEach(async () => {
  member = await bench.member();
});

const meter = async (who = member) =>
  (await getUsage(who.as)).meters.find(({ name }) => name === 'enrichments');
/** Begins to enrich a prompt, and goes on when it is told to. */
function slowly(promptId: string) {
  const answer = Promise.withResolvers<void>();
  const check: typeof bench.ctx.refiner.check = async (...asked) => {
    await answer.promise;
    return bench.ctx.refiner.check(...asked);
  };
  const refiner = { ...bench.ctx.refiner, check };
  const ended = enhancePrompt({ ...member.as, refiner }, { promptId, model });
  ended.catch(() => undefined);
  return { ended, goOn: answer.resolve };
}

it('what was given up and given back meanwhile has no result, and gives nothing back again', async () => {
  const [first = '', second = ''] = await bench.prompts(member, 2);
  await enhancePrompt(member.as, { promptId: first, model });
  const { ended, goOn } = slowly(second);
  await expect.poll(() => meter()).toMatchObject({ used: 1, reserved: 1 });
  bench.clock.advance(16 * 60_000);
  await reconcile(bench.ctx);
  goOn();
  await expectCode(ended, 'service_unavailable');
  expect(await meter()).toMatchObject({ used: 1, reserved: 0 });
  const [newest] = (await listEnrichments(member.as, { limit: 1 })).items;
  expect(newest).toMatchObject({ status: 'failed', error: { code: 'interrupted' } });
});

it('what a request is still doing is not given up', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const { ended, goOn } = slowly(promptId);
  await expect.poll(() => meter()).toMatchObject({ used: 0, reserved: 1 });
  bench.clock.advance(14 * 60_000);
  await reconcile(bench.ctx);
  goOn();
  expect((await ended).cached).toBe(false);
  expect(await meter()).toMatchObject({ used: 1, reserved: 0 });
});

it('two who want the version of a result at the same moment get the same one', async () => {
  const [promptId = ''] = await bench.prompts(member, 1);
  const { id } = await enhancePrompt(member.as, { promptId, model });
  const commit = () => enhancePrompt(member.as, { promptId, model, commit: true });
  const replies = await commitMeanwhile(
    bench.databaseUrl,
    (sql) => sql`select from enrichments where id = ${id} for update`,
    () => Promise.all([commit(), commit()]),
    { waiting: 2 },
  );
  expect(replies.map(({ version }) => version?.number)).toEqual([2, 2]);
  expect(await getPrompt(member.as, { id: promptId })).toMatchObject({ latest: 2 });
});

// Whichever of the two comes first.
it.each([0, 1])('what cannot be given back keeps no other organization from it (%i)', async (which) => {
  const members = [member, await bench.member()] as const;
  for (const { as } of members) await enhancePrompt(as, { text: 'Answer in at most 5 words.', model });
  await ledger.sql`update enrichments set status = 'processing' where status = 'completed'`;
  const [broken, other] = [members[which] ?? member, members[1 - which] ?? member];
  bench.clock.advance(16 * 60_000);
  const rows = `organization_id = '${broken.organizationId}' and status = 'failed'`;
  await ledger.whileRefused('enrichments', rows, async () => {
    await reconcile(bench.ctx);
    expect(await meter(other)).toMatchObject({ used: 0, reserved: 0 });
    expect(await meter(broken)).toMatchObject({ used: 0, reserved: 1 });
  });
  await reconcile(bench.ctx);
  expect(await meter(broken)).toMatchObject({ used: 0, reserved: 0 });
});
