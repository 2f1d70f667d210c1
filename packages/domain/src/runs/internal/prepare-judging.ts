import type { EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import type { Context } from '../../context/context.ts';
import type { ResolvedProviders } from '../../identities/resolved-providers.ts';
import type { WorkJob } from '../../work/kind.ts';
import type { JudgementOptions } from './judgement-options.ts';
import { prepareRun } from './prepare-run.ts';

/** What the judgements of a chunk share. */
export interface PreparedJudging {
  resolved: ResolvedProviders;
  evaluators: ReadonlyMap<string, EvaluatorSpec>;
  isBounded: boolean;
}

/** Errors: `run_not_found`. */
export async function prepareJudging(ctx: Context, job: WorkJob<JudgementOptions>): Promise<PreparedJudging> {
  const { resolved, evaluators, isBounded } = await prepareRun(ctx, {
    organizationId: job.organizationId,
    userId: job.userId,
    apiKeyId: job.apiKeyId,
    id: job.options.runId,
    options: {},
  });
  return { resolved, isBounded, evaluators: new Map(evaluators.map(({ id, spec }) => [id, spec])) };
}
