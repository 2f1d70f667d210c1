import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { and, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { readAhead } from '../concurrency/read-ahead.ts';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import type { DecidedTexts } from '../identities/decided-texts.ts';

/**
 * The system texts of an organization that have a refined one to take their place, now or in a moment:
 * remembered until the database tells of a change. While nobody would hear of one, only those with these
 * SHA-256 are asked for.
 * Errors: `service_unavailable`. A text of which nobody can say what was decided does not leave as it came: a
 * conversation with another prefix would lose the vendor's cache.
 */
export async function findDecidedTexts(
  ctx: Pick<Context, 'clock' | 'db' | 'identities'>,
  organizationId: string,
  hashes: readonly string[],
): Promise<DecidedTexts> {
  const { decidedTexts } = ctx.identities;
  if (!decidedTexts.isCurrent) return readAhead(() => loadDecidedTexts(ctx, organizationId, hashes));
  const load = () => readAhead(() => loadDecidedTexts(ctx, organizationId));
  return (await decidedTexts.find(organizationId, load)) ?? load();
}

async function loadDecidedTexts(
  ctx: Pick<Context, 'clock' | 'db'>,
  organizationId: string,
  hashes?: readonly string[],
): Promise<DecidedTexts> {
  const now = ctx.clock.now();
  const rows = await tenantOf(ctx, organizationId).run((tx) =>
    tx
      .select({
        hash: refinedTexts.hash,
        refinedText: refinedTexts.refinedText,
        tokens: refinedTexts.tokens,
        refinedTokens: refinedTexts.refinedTokens,
        activeFrom: refinedTexts.activeFrom,
        activeUntil: refinedTexts.activeUntil,
      })
      .from(refinedTexts)
      .where(
        and(
          eq(refinedTexts.organizationId, organizationId),
          isNotNull(refinedTexts.activeFrom),
          hashes && inArray(refinedTexts.hash, [...hashes]),
          or(isNull(refinedTexts.activeUntil), gt(refinedTexts.activeUntil, now)),
        ),
      ),
  );
  const byHash = new Map(
    rows.flatMap(({ hash, refinedText, refinedTokens, activeFrom, activeUntil, tokens }) => {
      if (refinedText === null || !activeFrom) return [];
      const times = { activeFrom: activeFrom.getTime(), activeUntil: activeUntil?.getTime() ?? null };
      return [[hash, { refinedText, tokens, refinedTokens: refinedTokens ?? tokens, ...times }] as const];
    }),
  );
  const size = [...byHash.values()].reduce((sum, { refinedText }) => sum + refinedText.length, 0);
  return { organizationId, byHash, size };
}
