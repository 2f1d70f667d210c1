import type { DatasetItemInput } from '@refinery/contracts/datasets.ts';
import type { EvaluatorKind } from '@refinery/contracts/evaluators.ts';
import type { CreateRunBody, RunReply } from '@refinery/contracts/runs.ts';
import { workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { createEvaluator } from '../../evaluators/create-evaluator.ts';
import type { Kind } from '../../work/kind.ts';
import { runTurn } from '../../work/run-turn.ts';
import { createRun } from '../create-run.ts';
import { getRun } from '../get-run.ts';
import { judgementKind } from '../judgement-kind.ts';
import { cellKind } from '../run-kind.ts';
import { buildDataset, buildItems, buildPrompt, buildTester } from './run-builders.ts';

/** Runs without workers: a test decides what runs when, on a clock that stands still. */
export interface RunBench extends TestContext {
  clock: TestClock;
  /** Speaks for OpenAI. */
  vendor: FakeVendor;
  member(): Promise<Member>;
  prompt(member: Member, content: string): Promise<string>;
  dataset(member: Member, items: readonly DatasetItemInput[]): Promise<string>;
  /** Makes another revision. */
  addItems(member: Member, datasetId: string, items: readonly DatasetItemInput[]): Promise<void>;
  evaluator(member: Member, kind: EvaluatorKind, settings: Record<string, unknown>): Promise<string>;
  /** Accepts a run of `gpt-4o-mini`, where an arm names no other model. */
  accept(member: Member, body: CreateRunBody): Promise<RunReply>;
  /** Runs each lane's current job once, as a worker with this context does. Returns how many there were. */
  turn(member: Member, runId: string, ctx?: Context): Promise<number>;
  drain(member: Member, runId: string): Promise<RunReply>;
}

export async function openRunBench(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<RunBench> {
  const clock = new TestClock();
  const vendor = await startFakeVendor({ protocol: 'openai' });
  const test = await openTestContext(services, {
    clock,
    env: {
      OPENAI_BASE_URL: vendor.baseUrl,
      PROVIDER_RETRIES: '0',
      PROVIDER_BREAKER_FAILURES: '1000',
      ...env,
    },
  });
  const turn = async (
    member: Member,
    jobId: string,
    { ctx = test.ctx, kind = cellKind }: { ctx?: Context | undefined; kind?: Kind },
  ) => {
    const { organizationId } = member;
    const lanes = await withTenant(test.ctx.db, organizationId, (tx) =>
      tx.select().from(workLanes).where(eq(workLanes.jobId, jobId)),
    );
    for (const { lane, token } of lanes) await runTurn(ctx, kind, { organizationId, jobId, lane, token });
    return lanes.length;
  };
  /** The cells first, then what is judged of them. */
  const turnOfAll = async (member: Member, runId: string, ctx?: Context) => {
    const [run] = await test.sql<{ judging: string | null }[]>`
      select judgement_job_id as judging from runs where id = ${runId}`;
    const cells = await turn(member, runId, { ctx });
    return cells + (run?.judging ? await turn(member, run.judging, { ctx, kind: judgementKind }) : 0);
  };
  return {
    ...test,
    clock,
    vendor,
    turn: turnOfAll,
    member: () => buildTester(test.ctx),
    prompt: buildPrompt,
    dataset: buildDataset,
    addItems: buildItems,
    evaluator: async (member, kind, settings) => (await createEvaluator(member.as, { kind, settings })).id,
    accept: (member, body) => createRun(member.as, body),
    drain: async (member, runId) => {
      for (let turns = 0; await turnOfAll(member, runId); turns++) {
        if (turns > 500) throw new Error('The run comes to no end.');
        clock.advance(1_000);
      }
      return getRun(member.as, { id: runId });
    },
    close: async () => {
      await test.close();
      await vendor.close();
    },
  };
}
