import { createHash } from 'node:crypto';
import { type OptimizationResult, RESULT_COLUMNS } from '@refinery/db/optimization-result.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import { REFINER_VERSION } from '@refinery/refiner';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import type { RefineTextRequest } from '../resolve-request.ts';
import { RESULT_TTL_SECONDS } from '../result-memory.ts';

/**
 * What makes two requests of an organization the same: the text, every option, who would answer and who would
 * read, and the version of the refiner, so that nothing is answered by a result that its rules would not give
 * any more. A SHA-256: Redis holds nothing of the text.
 */
export function requestHash(
  request: Omit<RefineTextRequest, 'cause'>,
  refinerVersion = REFINER_VERSION,
): string {
  const { organizationId, text, settings, candidates, readers, fallback } = request;
  const who = [candidates.map(nameOf), readers?.map(nameOf)];
  return createHash('sha256')
    .update(JSON.stringify([refinerVersion, organizationId, settings, who, fallback, text]))
    .digest('base64url');
}

const nameOf = ({ provider, model, credentialKey }: Candidate) => [provider, model, credentialKey];

const key = (hash: string): string => `result:${hash}`;

/** The earlier result of the same request, at most 24 hours old; null also while Redis is down. */
export async function findCachedResult(
  ctx: Pick<Context, 'clock' | 'db' | 'redis'>,
  organizationId: string,
  hash: string,
): Promise<{ id: string; result: OptimizationResult } | null> {
  const id = await ctx.redis.get(key(hash)).catch(() => null);
  if (!id) return null;
  const oldest = new Date(ctx.clock.now().getTime() - RESULT_TTL_SECONDS * 1_000);
  const [row] = await tenantOf(ctx, organizationId).run((tx) =>
    tx
      .select({ id: optimizations.id, result: RESULT_COLUMNS })
      .from(optimizations)
      .where(
        and(
          eq(optimizations.id, id),
          eq(optimizations.organizationId, organizationId),
          eq(optimizations.status, 'completed'),
          gt(optimizations.createdAt, oldest),
          isNull(optimizations.textsRemovedAt),
        ),
      ),
  );
  return row ?? null;
}

/** Remembers a result for 24 hours. Redis holds its id only; while Redis is down it is not remembered. */
export async function rememberResult(ctx: Pick<Context, 'redis'>, hash: string, id: string): Promise<void> {
  await ctx.redis.set(key(hash), id, 'EX', RESULT_TTL_SECONDS).catch(() => undefined);
}
