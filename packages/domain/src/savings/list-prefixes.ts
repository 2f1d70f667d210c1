import type { PrefixesQuery, PrefixReply } from '@refinery/contracts/prefixes.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { firstIdAt } from '@refinery/db/ids.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { promptPrefixes } from '@refinery/db/schema/prompt-prefixes.ts';
import { and, desc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const MOST = 200;

/**
 * Where prompts of API keys first differ, for each key and model. Excerpts are texts of prompts: only those
 * see them who may change the organization, which people may and keys may not, and nobody where the
 * organization keeps no texts of calls. Errors: `forbidden`.
 */
export async function listPrefixes(
  ctx: CallerContext<'clock'>,
  { days = DEFAULT_DAYS }: PrefixesQuery,
): Promise<PrefixReply[]> {
  requirePermission(ctx, 'usage:read');
  const today = Math.floor(ctx.clock.now().getTime() / DAY_MS) * DAY_MS;
  const since = new Date(today - (days - 1) * DAY_MS);
  return ctx.tenant.run(async (tx) => {
    const calls = await readCalls(ctx, tx, since);
    const places = await readPlaces(ctx, tx, since);
    const shows = ctx.actor.permissions.has('organization:write') && (await keepsTexts(ctx, tx));
    return calls.map(({ keyId, model, ...counts }) => {
      const found = places.find((place) => place.keyId === keyId && place.model === model);
      return {
        keyId: keyId ?? '',
        model,
        ...counts,
        compared: found?.compared ?? 0,
        differed: found?.differed ?? 0,
        differsAt: found?.differsAt ?? null,
        excerpt: (shows && found?.excerpt) || null,
      };
    });
  });
}

const MODEL = sql<string>`${modelCalls.provider} || '/' || ${modelCalls.model}`;

const readCalls = ({ actor }: CallerContext, tx: Transaction, since: Date) =>
  tx
    .select({
      keyId: modelCalls.apiKeyId,
      model: MODEL,
      calls: sql<number>`count(*)::int`,
      inputTokens: sql<number>`sum(${modelCalls.inputTokens})::float8`,
      cachedTokens: sql<number>`sum(${modelCalls.cachedInputTokens})::float8`,
    })
    .from(modelCalls)
    .where(
      and(
        eq(modelCalls.organizationId, actor.organizationId),
        eq(modelCalls.kind, 'gateway'),
        isNotNull(modelCalls.apiKeyId),
        gte(modelCalls.id, firstIdAt(since)),
      ),
    )
    .groupBy(modelCalls.apiKeyId, modelCalls.provider, modelCalls.model)
    .orderBy(desc(sql`count(*)`), modelCalls.apiKeyId, MODEL)
    .limit(MOST);

/** The place of the day on which it was ahead the most. */
const readPlaces = ({ actor }: CallerContext, tx: Transaction, since: Date) =>
  tx
    .select({
      keyId: promptPrefixes.apiKeyId,
      model: promptPrefixes.model,
      compared: sql<number>`sum(${promptPrefixes.compared})::int`,
      differed: sql<number>`sum(${promptPrefixes.differed})::int`,
      differsAt: sql<
        number | null
      >`(array_agg(${promptPrefixes.differsAt} order by ${promptPrefixes.votes} desc, ${promptPrefixes.day} desc))[1]`,
      excerpt: sql<
        string | null
      >`(array_agg(${promptPrefixes.excerpt} order by ${promptPrefixes.votes} desc, ${promptPrefixes.day} desc))[1]`,
    })
    .from(promptPrefixes)
    .where(
      and(
        eq(promptPrefixes.organizationId, actor.organizationId),
        gte(promptPrefixes.day, since.toISOString().slice(0, 10)),
      ),
    )
    .groupBy(promptPrefixes.apiKeyId, promptPrefixes.model);

async function keepsTexts({ actor }: CallerContext, tx: Transaction): Promise<boolean> {
  const [row] = await tx
    .select({ callTexts: organizations.callTexts })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  return row?.callTexts !== 'none';
}
