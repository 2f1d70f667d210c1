import type { Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { deletePrompt } from '../prompts/versions/delete-prompt.ts';
import { getPrompt } from '../prompts/versions/get-prompt.ts';
import { cancelRun } from './cancel-run.ts';
import { getRun } from './get-run.ts';
import { openRunBench } from './testing/run-bench.ts';

const bench = fixture(openRunBench);
let member: Member;
let baseline: string;
let candidate: string;
let datasetId: string;
let exact: string;

beforeEach(async () => {
  member = await bench.member();
  datasetId = await bench.dataset(member, [{ input: {}, expected: 'yes' }]);
  baseline = await bench.prompt(member, 'Answer.');
  candidate = await bench.prompt(member, 'Reply.');
  exact = await bench.evaluator(member, 'exact', {});
});

const body = () => ({
  datasetId,
  arms: [{ promptId: baseline }, { promptId: candidate }],
  evaluators: [exact],
});
const remove = (id: string, force = false) => deletePrompt(member.as, { id, force });

describe('a prompt that a run asks', () => {
  it('stays while the run has not ended, whatever is asked for', async () => {
    const { id } = await bench.accept(member, body());
    for (const prompt of [baseline, candidate]) {
      await expectCode(remove(prompt), 'run_not_finished');
      await expectCode(remove(prompt, true), 'run_not_finished');
    }
    await bench.drain(member, id);
    await bench.sql`update runs set move_status = 'waiting' where id = ${id}`;
    await expectCode(remove(candidate, true), 'run_not_finished');
  });

  it('is deleted only where that is asked for, and the run stays without its outputs', async () => {
    const { id } = await bench.accept(member, body());
    await bench.drain(member, id);
    await expectCode(remove(candidate), 'prompt_in_use');
    await expect(remove(baseline)).rejects.toThrow(
      /has outputs and scores in runs \(1\), which would be deleted/,
    );
    await remove(candidate, true);
    expect(await getRun(member.as, { id })).toMatchObject({ id, status: 'completed' });
    const left = await bench.sql`select distinct prompt_id from executions where run_id = ${id}`;
    expect([...left]).toEqual([{ prompt_id: baseline }]);
  });

  it('stays after a run that was cancelled, too', async () => {
    const { id } = await bench.accept(member, body());
    await cancelRun(member.as, { id });
    await expectCode(remove(candidate), 'prompt_in_use');
    await remove(candidate, true);
  });

  it('stays where the run is accepted at that moment', async () => {
    const { id } = await bench.accept(member, body());
    await bench.drain(member, id);
    const other = await bench.prompt(member, 'Say yes.');
    const removing = commitMeanwhile(
      bench.databaseUrl,
      async (tx) => {
        await tx`select from prompts where id = ${other} for key share`;
        const arms = JSON.stringify([{ promptId: other, version: 1 }]);
        await tx`update runs set arms = ${arms}::text::jsonb, end_status = null where id = ${id}`;
      },
      () => remove(other),
    );
    await expectCode(removing, 'run_not_finished');
  });

  it('is not asked by a run that is accepted while it is deleted', async () => {
    const accepting = commitMeanwhile(
      bench.databaseUrl,
      (tx) => tx`delete from prompts where id = ${candidate}`,
      () => bench.accept(member, body()),
    );
    await expectCode(accepting, 'prompt_not_found');
  });

  it('is no obstacle to others', async () => {
    await bench.accept(member, body());
    const other = await bench.prompt(member, 'Say yes.');
    await remove(other);
    await expectCode(getPrompt(member.as, { id: other }), 'prompt_not_found');
  });
});
