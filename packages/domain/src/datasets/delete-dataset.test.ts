import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAuditLog } from '../audit/list-audit-log.ts';
import { setLabelPolicy } from '../prompts/labels/set-label-policy.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { getRun } from '../runs/get-run.ts';
import { openRunBench } from '../runs/testing/run-bench.ts';
import { deleteDataset } from './delete-dataset.ts';
import { getDataset } from './get-dataset.ts';

const bench = fixture(openRunBench);
let member: Member;
let datasetId: string;
let runId: string;
let exact: string;

beforeEach(async () => {
  member = await bench.member();
  datasetId = await bench.dataset(member, [{ input: {}, expected: 'yes' }]);
  const promptId = await bench.prompt(member, 'Answer.');
  exact = await bench.evaluator(member, 'exact', {});
  const arms = [{ promptId }, { promptId }];
  runId = (await bench.accept(member, { datasetId, arms, evaluators: [exact] })).id;
});

const remove = (force?: boolean, by = member) =>
  deleteDataset(by.as, { id: datasetId, ...(force === undefined ? {} : { force }) });
const evaluation = () => ({ datasetId, evaluators: [exact] });
const isThere = () => getDataset(member.as, { id: datasetId });

describe('a dataset with a run', () => {
  it('stays while that has not ended, whatever is asked for', async () => {
    await expectCode(remove(), 'run_not_finished');
    await expectCode(remove(true), 'run_not_finished');
    expect(await isThere()).toMatchObject({ id: datasetId });
    expect(await getRun(member.as, { id: runId })).toMatchObject({ status: 'queued' });
  });

  it.each(['completed', 'cancelled'])(
    'that is %s goes with it only where that is asked for',
    async (status) => {
      if (status === 'completed') await bench.drain(member, runId);
      else await cancelRun(member.as, { id: runId });
      await expectCode(remove(), 'dataset_in_use');
      await expect(remove(false)).rejects.toThrow(/deleted with outputs, scores and comparisons: 1\. /);
      expect(await getRun(member.as, { id: runId })).toMatchObject({ id: runId });
      await remove(true);
      await expectCode(isThere(), 'dataset_not_found');
      await expectCode(getRun(member.as, { id: runId }), 'run_not_found');
      expect((await listAuditLog(member.as, { limit: 1 })).items).toMatchObject([
        { action: 'dataset.delete', target: datasetId, before: { runs: 1 } },
      ]);
    },
  );

  it('stays where a label waits for the run', async () => {
    await bench.drain(member, runId);
    await bench.sql`update runs set move_status = 'waiting' where id = ${runId}`;
    await expectCode(remove(true), 'run_not_finished');
  });

  it('stays while a label requires a run with it, whatever is asked for', async () => {
    await bench.drain(member, runId);
    const policy = (label: string, require: LabelRequirements) =>
      setLabelPolicy(member.as, { label, require });
    await policy('staging', { evaluation: evaluation() });
    await policy('production', { approvals: 1, evaluation: evaluation() });
    await expectCode(remove(), 'dataset_required');
    await expect(remove(true)).rejects.toThrow('run with the dataset: production, staging.');
    await policy('staging', {});
    const other = await bench.dataset(member, [{ input: {} }]);
    await policy('production', { evaluation: { ...evaluation(), datasetId: other } });
    await remove(true);
    await expectCode(isThere(), 'dataset_not_found');
    await expectCode(deleteDataset(member.as, { id: other }), 'dataset_required');
  });

  it('is not there for a policy that is set while it is deleted', async () => {
    await bench.drain(member, runId);
    const setting = commitMeanwhile(
      bench.databaseUrl,
      (tx) => tx`delete from datasets where id = ${datasetId}`,
      () => setLabelPolicy(member.as, { label: 'production', require: { evaluation: evaluation() } }),
    );
    await expectCode(setting, 'dataset_not_found');
  });

  it('stays for a policy that is set while it is to be deleted', async () => {
    await bench.drain(member, runId);
    const require = JSON.stringify({ evaluation: evaluation() });
    const removing = commitMeanwhile(
      bench.databaseUrl,
      async (tx) => {
        await tx`select from datasets where id = ${datasetId} for key share`;
        await tx`
          insert into label_policies (organization_id, label, require)
          values (${member.organizationId}, 'production', ${require}::text::jsonb)`;
      },
      () => remove(true),
    );
    await expectCode(removing, 'dataset_required');
  });

  it('is not there for others, and is no obstacle to a dataset without runs', async () => {
    const stranger = await buildMember(bench.ctx);
    await expectCode(remove(true, stranger), 'dataset_not_found');
    const other = await bench.dataset(member, [{ input: {} }]);
    await deleteDataset(member.as, { id: other });
    expect(await isThere()).toMatchObject({ id: datasetId });
  });
});
