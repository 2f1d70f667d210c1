import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import type { CountedText } from '../model-calls/seen-texts.ts';
import { startRefining, type UsedText } from './internal/start-refining.ts';

/** An organization keeps so many texts about which nothing is decided: those that were used last. */
const MOST_UNDECIDED = 1_000;
/**
 * New texts of an organization that are written at once, and their characters: their tokens have to be
 * counted.
 */
const MOST_NEW = 50;
const MOST_NEW_CHARACTERS = 2_000_000;
/** Texts that one statement writes, and their characters. */
const MOST_AT_ONCE = 100;
const MOST_CHARACTERS_AT_ONCE = 500_000;
/** Seconds in which a count falls to 0.37 of itself. */
const DECAY_SECONDS = 7 * 24 * 60 * 60;

/** Writes down which system texts calls brought, and has those refined that are used enough. */
export async function recordSeenTexts(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'refiner' | 'settings' | 'vendors'>,
  organizationId: string,
  texts: readonly CountedText[],
): Promise<void> {
  const tenant = tenantOf(ctx, organizationId);
  const known = await tenant.run((tx) => findTokens(tx, organizationId, texts));
  const counted = await Promise.all(
    withoutSurplus(texts, known).map(async (text) => ({
      ...text,
      tokens: known.get(text.hash) ?? (await ctx.refiner.countTokens(organizationId, text.text)),
    })),
  );
  const now = ctx.clock.now();
  const used = await tenant.run(async (tx) => {
    if (counted.length === 0 || !(await mayStore(tx, organizationId))) return [];
    const rows = await store(tx, organizationId, counted, now);
    if (known.size < texts.length) await dropUnused(tx, organizationId);
    return rows;
  });
  await startRefining(ctx, organizationId, used);
}

/** All that are known, and so many others. What is left out comes again, if it matters. */
function withoutSurplus(texts: readonly CountedText[], known: ReadonlyMap<string, number>): CountedText[] {
  let left = MOST_NEW;
  let characters = MOST_NEW_CHARACTERS;
  return texts.filter(({ hash, text }) => {
    if (known.has(hash)) return true;
    left -= 1;
    characters -= text.length;
    return left >= 0 && characters >= 0;
  });
}

async function findTokens(
  tx: Transaction,
  organizationId: string,
  texts: readonly CountedText[],
): Promise<Map<string, number>> {
  const hashes = texts.map(({ hash }) => hash);
  const rows = await tx
    .select({ hash: refinedTexts.hash, tokens: refinedTexts.tokens })
    .from(refinedTexts)
    .where(and(eq(refinedTexts.organizationId, organizationId), inArray(refinedTexts.hash, hashes)));
  return new Map(rows.map(({ hash, tokens }) => [hash, tokens]));
}

/**
 * Whoever turns the keeping of texts off deletes them under a lock that this one waits for: none comes after.
 */
async function mayStore(tx: Transaction, organizationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ callTexts: organizations.callTexts, refine: organizations.gatewayRefine })
    .from(organizations)
    .where(eq(organizations.id, organizationId))
    .for('share');
  return row !== undefined && row.callTexts !== 'none' && row.refine !== 'off';
}

async function store(
  tx: Transaction,
  organizationId: string,
  texts: readonly (CountedText & { tokens: number })[],
  now: Date,
): Promise<UsedText[]> {
  const values = texts
    .map(({ hash, text, tokens, provider, model, besideTokens, jsonObject, calls, microsPerToken }) => ({
      id: newId(),
      organizationId,
      hash,
      text,
      tokens,
      status: 'seen' as const,
      provider,
      model,
      besideTokens,
      jsonObject,
      recentCalls: calls,
      recentMicros: tokens * microsPerToken,
      firstSeenAt: now,
      lastSeenAt: now,
    }))
    // In one order, so that no two processes wait for each other.
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const used: UsedText[] = [];
  for (const some of parts(values)) used.push(...(await storeSome(tx, some)));
  return used;
}

/** What one statement takes: to make it costs the event loop milliseconds. */
function parts<Text extends { text: string }>(texts: readonly Text[]): Text[][] {
  const all: Text[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = all.at(-1);
    characters += text.text.length;
    if (last && last.length < MOST_AT_ONCE && characters <= MOST_CHARACTERS_AT_ONCE) last.push(text);
    else {
      all.push([text]);
      characters = text.text.length;
    }
  }
  return all;
}

function storeSome(tx: Transaction, values: (typeof refinedTexts.$inferInsert)[]): Promise<UsedText[]> {
  const old = (column: string) => sql.raw(`refined_texts.${column}`);
  const age = sql`greatest(0, extract(epoch from excluded.last_seen_at - refined_texts.last_seen_at))::double precision`;
  const added = (column: string) =>
    sql`${old(column)} * exp(-${age} / ${DECAY_SECONDS}::double precision) + ${sql.raw(`excluded.${column}`)}`;
  return tx
    .insert(refinedTexts)
    .values(values)
    .onConflictDoUpdate({
      target: [refinedTexts.organizationId, refinedTexts.hash],
      set: {
        provider: sql`excluded.provider`,
        model: sql`excluded.model`,
        besideTokens: sql`least(${old('beside_tokens')}, excluded.beside_tokens)`,
        jsonObject: sql`${old('json_object')} or excluded.json_object`,
        recentCalls: added('recent_calls'),
        recentMicros: added('recent_micros'),
        lastSeenAt: sql`greatest(${old('last_seen_at')}, excluded.last_seen_at)`,
      },
    })
    .returning({
      id: refinedTexts.id,
      status: refinedTexts.status,
      tokens: refinedTexts.tokens,
      recentCalls: refinedTexts.recentCalls,
      recentMicros: refinedTexts.recentMicros,
    });
}

async function dropUnused(tx: Transaction, organizationId: string): Promise<void> {
  await tx.execute(sql`
    delete from ${refinedTexts} where ${refinedTexts.organizationId} = ${organizationId} and ${refinedTexts.id} in (
      select ${refinedTexts.id} from ${refinedTexts}
      where ${refinedTexts.organizationId} = ${organizationId} and ${refinedTexts.status} = 'seen'
      order by ${refinedTexts.lastSeenAt} desc, ${refinedTexts.id} desc offset ${MOST_UNDECIDED} for update skip locked)`);
}
