import type { ArmInput, RunArm } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { inputPricePerMillion } from '@refinery/providers/prices.ts';
import { vendors } from '@refinery/providers/vendors.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ActorContext, CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { candidateFor } from '../executions/model-request.ts';
import type { ResolvedProviders } from '../identities/resolved-providers.ts';
import { findNamedVersion, type VersionRow } from '../prompts/versions/version-rows.ts';

export interface PinnedArm {
  arm: RunArm;
  version: VersionRow;
}

/**
 * Which version of which prompt is tested with which model, from now on. Errors: `validation_failed` for a
 * version and a label, `prompt_not_found`, `prompt_version_not_found`, `label_not_found`,
 * `provider_not_usable`.
 */
export async function pinArms(
  ctx: CallerContext,
  tx: Transaction,
  resolved: ResolvedProviders,
  arms: readonly ArmInput[],
): Promise<PinnedArm[]> {
  await keepPrompts(ctx, tx, arms);
  const pinned: PinnedArm[] = [];
  for (const [place, { promptId, model, ...named }] of arms.entries()) {
    if (named.version !== undefined && named.label !== undefined)
      throw invalidField(`arms/${place}/version`, 'cannot be combined with label');
    const version = await findNamedVersion(ctx, tx, promptId, named);
    const candidate = candidateFor(resolved, { model, config: version.config }, ctx.actor.defaults.provider);
    const { provider } = candidate;
    pinned.push({
      version,
      arm: {
        promptId: version.promptId,
        version: version.number,
        provider,
        model: candidate.model || vendors[provider].defaultModel,
      },
    });
  }
  return pinned;
}

/** Nobody deletes the prompts before the run is there. In one order, as others lock them, too. */
const keepPrompts = (ctx: CallerContext, tx: Transaction, arms: readonly ArmInput[]) =>
  tx
    .select({ id: prompts.id })
    .from(prompts)
    .where(
      and(
        eq(prompts.organizationId, ctx.actor.organizationId),
        inArray(
          prompts.id,
          arms.map(({ promptId }) => promptId),
        ),
      ),
    )
    .orderBy(asc(prompts.id))
    .for('key share');

/** Errors: `price_unknown` for a model of which nobody knows what a call may cost. */
export function requirePrices(ctx: Pick<ActorContext, 'settings'>, arms: readonly PinnedArm[]): void {
  for (const { arm } of arms) requirePrice(ctx, arm);
}

/** The same of one model. */
export function requirePrice(
  { settings }: Pick<ActorContext, 'settings'>,
  { provider, model }: Pick<RunArm, 'provider' | 'model'>,
): void {
  if (inputPricePerMillion(provider, model, settings.priceOverrides) === null)
    throw new DomainError(
      'price_unknown',
      `Nobody knows what ${provider}/${model} costs, so the run cannot have a budget.`,
    );
}
