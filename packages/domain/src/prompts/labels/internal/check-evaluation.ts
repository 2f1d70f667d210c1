import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import { DEFAULT_MARGIN, type RunVerdict } from '@refinery/contracts/runs.ts';
import { isNotWorse } from '@refinery/statistics/verdict.ts';
import type { CallerContext } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { resolveProviders } from '../../../providers/resolve-providers.ts';
import { findVerdict } from '../../../runs/find-verdict.ts';
import { pinArms } from '../../../runs/pin-arms.ts';
import type { VersionRow } from '../../versions/version-rows.ts';

type Evaluation = NonNullable<LabelRequirements['evaluation']>;

interface Compared {
  version: VersionRow;
  labelled: VersionRow | null;
}

export type EvaluationContext = CallerContext<'comparer' | 'db' | 'settings' | 'vendors'>;

const WHY_NOT: Readonly<Partial<Record<RunVerdict, string>>> = {
  worse: 'A run has shown that the version is worse.',
  inconclusive: 'A run could not decide whether the version is worse.',
  no_noise:
    'The outputs of the labelled version are always the same, so similarity decides nothing. Use a judge.',
};

/**
 * Whether a run has shown that a version is not worse than the labelled one. Only a run with exactly these
 * versions, the models that they are asked with now, and the dataset as it is now counts.
 */
export async function checkEvaluation(
  ctx: EvaluationContext,
  asked: Evaluation,
  versions: Compared,
): Promise<GateFinding> {
  const finding = await findingOf(ctx, asked, versions);
  return { ...finding, asked };
}

async function findingOf(
  ctx: EvaluationContext,
  { datasetId, evaluators: evaluatorIds, margin = DEFAULT_MARGIN }: Evaluation,
  { version, labelled }: Compared,
): Promise<GateFinding> {
  if (!labelled) return { check: 'evaluation', passed: true, detail: 'No version had the label before.' };
  const arms = await armsOf(ctx, [labelled, version]);
  if (typeof arms === 'string') return { check: 'evaluation', passed: false, detail: arms };
  const [baseline, candidate] = arms;
  const found =
    baseline &&
    candidate &&
    (await findVerdict(ctx, { baseline, candidate, datasetId, evaluatorIds, margin }));
  if (!found)
    return {
      check: 'evaluation',
      passed: false,
      detail:
        'No run has compared the two versions with the dataset as it is now. One that was cancelled does not count.',
    };
  const { runId, verdict } = found;
  const passed = verdict !== 'no_noise' && isNotWorse(verdict);
  const detail = passed
    ? 'A run has shown that the version is not worse.'
    : (WHY_NOT[verdict] ?? 'It is not known.');
  return { check: 'evaluation', passed, detail, runId };
}

/** The versions with the models that they are asked with now; else why there are none. */
async function armsOf(ctx: EvaluationContext, versions: readonly VersionRow[]) {
  const resolved = await resolveProviders(ctx, ctx.actor.organizationId);
  const named = versions.map(({ promptId, number }) => ({ promptId, version: number }));
  try {
    const pinned = await ctx.tenant.run((tx) => pinArms(ctx, tx, resolved, named));
    return pinned.map(({ arm }) => arm);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'provider_not_usable') return error.message;
    throw error;
  }
}
