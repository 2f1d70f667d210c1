import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, or } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { isLocal, type LocalSpec } from '../../evaluators/scoring/score-output.ts';
import type { ResolvedProviders } from '../../identities/resolved-providers.ts';
import { resolveProviders } from '../../providers/resolve-providers.ts';
import type { WorkJob } from '../../work/kind.ts';
import { isNoise, type Judging } from './judgements.ts';
import { isSomethingExpected, readEvaluators } from './read-evaluators.ts';
import type { RunOptions } from './run-options.ts';
import type { RunRow } from './run-rows.ts';

export interface PreparedArm {
  version: Pick<PromptVersionReply, 'messages' | 'config'>;
  wishes: { model: string; defaultProvider: RemoteProvider };
}

export interface ScoredAtOnce {
  id: string;
  spec: LocalSpec;
}

/** What the cells of a chunk share. */
export interface PreparedRun {
  resolved: ResolvedProviders;
  arms: PreparedArm[];
  evaluators: readonly Judging[];
  /** Those of them that score an output as soon as it is there. */
  atOnce: readonly ScoredAtOnce[];
  /** Whether it has a budget of its own. */
  isBounded: boolean;
}

/**
 * Reads what is pinned of a run. Errors: `run_not_found`, `prompt_version_not_found` for a prompt that was
 * deleted meanwhile.
 */
export async function prepareRun(
  ctx: Context,
  { id, organizationId }: WorkJob<RunOptions>,
): Promise<PreparedRun> {
  const resolved = await resolveProviders(ctx, organizationId);
  return openTenant(ctx.db, organizationId).run(async (tx) => {
    const [run] = await tx
      .select()
      .from(runs)
      .where(and(eq(runs.id, id), eq(runs.organizationId, organizationId)));
    if (!run) throw new DomainError('run_not_found');
    const versions = await tx
      .select()
      .from(promptVersions)
      .where(
        and(
          eq(promptVersions.organizationId, organizationId),
          or(
            ...run.arms.map(({ promptId, version }) =>
              and(eq(promptVersions.promptId, promptId), eq(promptVersions.number, version)),
            ),
          ),
        ),
      );
    const arms = run.arms.map(({ promptId, version, provider, model }): PreparedArm => {
      const found = versions.find((row) => row.promptId === promptId && row.number === version);
      if (!found) throw new DomainError('prompt_version_not_found', 'A prompt of the run was deleted.');
      return { version: found, wishes: { model: `${provider}/${model}`, defaultProvider: provider } };
    });
    const evaluators = await readEvaluators(tx, run);
    return {
      resolved,
      arms,
      evaluators,
      atOnce: await atOnce(tx, run, evaluators),
      isBounded: run.maxCostMicros !== null,
    };
  });
}

/** Those that need neither a model nor another output. */
async function atOnce(tx: Transaction, run: RunRow, all: readonly Judging[]): Promise<ScoredAtOnce[]> {
  const mayBeNoise = all.some((one) => isNoise(one, false));
  const hasExpected = !mayBeNoise || (await isSomethingExpected(tx, run));
  return all.flatMap((one) =>
    isLocal(one.spec) && !isNoise(one, hasExpected) ? [{ id: one.id, spec: one.spec }] : [],
  );
}
