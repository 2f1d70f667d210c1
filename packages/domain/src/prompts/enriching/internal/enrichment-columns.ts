import type { Failure } from '@refinery/contracts/optimizations.ts';
import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { Checks } from '@refinery/contracts/result-parts.ts';
import { upToMicros } from '@refinery/db/micros.ts';
import type { enrichments } from '@refinery/db/schema/enrichments.ts';
import type { Place } from '@refinery/guard';
import { apiKeyOf } from '../../../context/actor.ts';
import type { CallerContext } from '../../../context/context.ts';
import { RULES_VERSION } from '../../../prompt-quality/rules-version.ts';
import { toChecks } from '../../../refining/doubts/to-checks.ts';
import { typeOf } from '../../versions/type-of.ts';
import { type EnrichRequest, requestHashOf } from './enrich-request.ts';
import { additionsIn, type Enriched } from './enrich-text.ts';
import { offsetOf, qualityWith, type Target, withText } from './read-target.ts';

export type EnrichmentRow = typeof enrichments.$inferSelect;
export type NewEnrichment = typeof enrichments.$inferInsert;

/** What somebody asked for, before anything has come of it. */
export function newEnrichment(
  { actor, clock }: CallerContext<'clock'>,
  id: string,
  request: EnrichRequest,
): NewEnrichment {
  const { target, candidates, strict } = request;
  const { organizationId, userId } = actor;
  const [first] = candidates;
  return {
    id,
    organizationId,
    userId,
    apiKeyId: apiKeyOf(actor),
    strict,
    promptId: target.promptId,
    promptVersion: target.version?.number ?? null,
    status: 'processing',
    inputHash: requestHashOf(request),
    originalText: joinContents(target.messages),
    qualityBefore: target.quality.score,
    rulesVersion: RULES_VERSION,
    provider: first?.provider ?? 'local',
    model: first?.model ?? null,
    createdAt: clock.now(),
  };
}

/** What came of it. Errors: `include_invalid`. */
export async function resultColumns(
  ctx: CallerContext,
  target: Target,
  enriched: Enriched,
  durationMs: number,
): Promise<Partial<NewEnrichment>> {
  const { text, sections, checks, usage, provider, model, reason, repeatable } = enriched;
  const messages = withText(target, text);
  const offset = offsetOf(target);
  // All but one text of the user has no sections of its own.
  const hasSections = typeOf(target.messages) === 'text';
  return {
    status: 'completed',
    repeatable,
    provider,
    model,
    reason,
    durationMs,
    enrichedText: joinContents(messages),
    messages: hasSections ? null : messages,
    sections,
    checks: moved(toChecks(checks), offset),
    additions: additionsIn(checks, offset),
    qualityAfter: await qualityWith(ctx, target, { messages, sections: hasSections ? sections : null }),
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    costMicros: usage.costUsd === null ? null : upToMicros(usage.costUsd),
  };
}

/** Why nothing came of it. */
export const failureColumns = (error: Failure, durationMs: number | null = null) => ({
  status: 'failed' as const,
  error,
  durationMs,
});

/**
 * Of the columns of an earlier result, those that are the same for whoever asks for the same. Nobody pays for
 * it again.
 */
export const repeatedColumns = (earlier: EnrichmentRow): Partial<NewEnrichment> => ({
  status: 'completed',
  provider: earlier.provider,
  model: earlier.model,
  reason: earlier.reason,
  enrichedText: earlier.enrichedText,
  messages: earlier.messages,
  sections: earlier.sections,
  checks: earlier.checks,
  additions: earlier.additions,
  qualityAfter: earlier.qualityAfter,
  costMicros: 0,
  durationMs: 0,
});

/** Checks of a message as checks of all contents joined. */
function moved(checks: Checks, offset: number): Checks {
  if (offset === 0) return checks;
  const move = <T extends Place>(place: T): T => ({
    ...place,
    start: place.start + offset,
    end: place.end + offset,
  });
  return {
    ...checks,
    requirements: checks.requirements.map(({ where, part, details, ...item }) => ({
      ...move(item),
      ...(part ? { part: move(part) } : {}),
      ...(where ? { where: move(where) } : {}),
      ...(details ? { details: details.map(move) } : {}),
    })),
    added: checks.added.map(({ details, ...item }) => ({
      ...move(item),
      ...(details ? { details: details.map(move) } : {}),
    })),
  };
}
