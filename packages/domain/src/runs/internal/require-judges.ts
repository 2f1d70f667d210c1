import { vendors } from '@refinery/providers/vendors.ts';
import type { ActorContext } from '../../context/context.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { isLocal } from '../../evaluators/scoring/score-output.ts';
import { candidateFor } from '../../executions/model-request.ts';
import type { ResolvedProviders } from '../../identities/resolved-providers.ts';
import { requirePrice } from '../pin-arms.ts';
import type { Judging } from './judgements.ts';

/** They are written in one transaction. */
const MAX_JUDGEMENTS = 200_000;

/**
 * Whether the judges can be asked and have something to judge, before money is spent on it. Errors:
 * `validation_failed` for a pairwise judge of a run with one arm; `provider_not_usable`; of a run with a
 * budget, `price_unknown`.
 */
export function requireJudges(
  ctx: Pick<ActorContext, 'settings'>,
  resolved: ResolvedProviders,
  judging: readonly Judging[],
  { arms, isBounded }: { arms: number; isBounded: boolean },
): void {
  if (arms < 2 && judging.some(({ spec }) => spec.kind === 'pairwise'))
    throw invalidField('evaluators', 'must have no pairwise judge where there is one arm only');
  for (const { spec } of judging) {
    if (isLocal(spec)) continue;
    const wishes = { model: spec.settings.model, config: {} };
    const { provider, model } = candidateFor(resolved, wishes, resolved.defaultProvider);
    if (isBounded) requirePrice(ctx, { provider, model: model || vendors[provider].defaultModel });
  }
}

/** Errors: `validation_failed` for more judgements than are made at once. */
export function requireFewJudgements(count: number): void {
  if (count > MAX_JUDGEMENTS) throw invalidField('evaluators', `make more than ${MAX_JUDGEMENTS} judgements`);
}
