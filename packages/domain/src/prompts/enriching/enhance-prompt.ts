import type { EnhancePromptBody, EnrichmentReply } from '@refinery/contracts/enrichments.ts';
import { newId } from '@refinery/db/ids.ts';
import { causeOf } from '../../calls/cause-of.ts';
import { doCharged } from '../../charged-work/do-charged.ts';
import { createSingleFlight } from '../../concurrency/single-flight.ts';
import { requirePermission } from '../../context/actor.ts';
import type { ActorContext } from '../../context/context.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { bindResource } from '../../idempotency/idempotency.ts';
import { latencySince } from '../../optimizations/optimization.ts';
import { chargedEnrichments } from './charged-enrichments.ts';
import { readEnrichment } from './get-enrichment.ts';
import { commitEnriched } from './internal/commit-enriched.ts';
import { chooseModel, type EnrichRequest, requestHashOf } from './internal/enrich-request.ts';
import { enrichText } from './internal/enrich-text.ts';
import { type EnrichmentRow, newEnrichment, resultColumns } from './internal/enrichment-columns.ts';
import { findEarlier } from './internal/find-earlier.ts';
import { readTarget } from './internal/read-target.ts';
import { toEnrichmentReply } from './internal/to-enrichment-reply.ts';

type Input = Omit<EnhancePromptBody, 'promptIds'>;

/** An enrichment, and whether this request paid for it. */
interface Found {
  row: EnrichmentRow;
  isNew: boolean;
}

const singleFlight = createSingleFlight<Found>();

/**
 * Makes a prompt clearer and more complete, with nothing lost, and records it. The same request within 24
 * hours is answered by the earlier result, and one at the same moment in this process by the same result;
 * neither is charged. With `commit` the result becomes a version. Errors: `forbidden`, `validation_failed`,
 * `prompt_not_found`, `include_invalid`, `provider_not_usable`, `quota_exceeded`, `budget_exceeded`,
 * `price_unknown`, `refining_limit_exceeded`, `service_unavailable`.
 */
export async function enhancePrompt(ctx: ActorContext, input: Input): Promise<EnrichmentReply> {
  const { promptId, commit = false, instructions, strict = false } = input;
  requirePermission(ctx, 'optimizations:write');
  if (promptId !== undefined) requirePermission(ctx, 'prompts:read');
  if (commit) requirePermission(ctx, 'prompts:write');
  if (commit && promptId === undefined)
    throw invalidField('commit', 'can only be set together with promptId');
  const target = await readTarget(ctx, input);
  const { organizationId } = ctx.actor;
  const chosen = await chooseModel(ctx, ctx.actor, input.model);
  const cause = causeOf(ctx.actor, 'enhance');
  const request = { ...chosen, organizationId, cause, target, instructions, strict };
  const { row, isNew } = await findOrEnrich(ctx, request);
  if (!isNew) await ctx.tenant.run((tx) => bindResource(tx, ctx, row.id));
  return withVersion(ctx, row, { commit, cached: !isNew, parent: target.version?.number ?? null });
}

/**
 * The reply to a request whose process died: what it had not done by then is done now. Errors:
 * {@link enhancePrompt}'s, `texts_removed`.
 */
export async function repeatEnhancement(
  ctx: ActorContext,
  id: string,
  { commit = false }: Input,
): Promise<EnrichmentReply> {
  const row = await readEnrichment(ctx, id);
  return withVersion(ctx, row, { commit, cached: false, parent: row.promptVersion });
}

async function withVersion(
  ctx: ActorContext,
  row: EnrichmentRow,
  { commit, cached, parent }: { commit: boolean; cached: boolean; parent: number | null },
): Promise<EnrichmentReply> {
  const version = commit && parent !== null ? await commitEnriched(ctx, row, parent) : null;
  const noVersion = commit && !version ? { noVersion: `It says what version ${parent} says.` } : {};
  return toEnrichmentReply(ctx, row, { cached, version, ...noVersion });
}

async function findOrEnrich(ctx: ActorContext, request: EnrichRequest): Promise<Found> {
  const hash = requestHashOf(request);
  const run = async (): Promise<Found> => {
    const earlier = await findEarlier(ctx, hash);
    return earlier ? { row: earlier, isNew: false } : { row: await enrichAnew(ctx, request), isNew: true };
  };
  let isOfAnother = true;
  const mine = () => {
    isOfAnother = false;
    return run();
  };
  try {
    const { outcome, shared } = await singleFlight(hash, mine);
    return shared ? { ...outcome, isNew: false } : outcome;
  } catch (error) {
    // Why another caller was refused need not hold for this one.
    if (!isOfAnother) throw error;
    return run();
  }
}

function enrichAnew(ctx: ActorContext, request: EnrichRequest): Promise<EnrichmentRow> {
  const id = newId();
  return doCharged(ctx, chargedEnrichments, newEnrichment(ctx, id, request), async (started) => {
    const cause = { ...request.cause, enrichmentId: id };
    const enriched = await enrichText(ctx, { ...request, cause });
    return resultColumns(ctx, request.target, enriched, latencySince(started));
  });
}
