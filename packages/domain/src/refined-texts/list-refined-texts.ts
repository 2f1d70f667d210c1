import type { RefinedTextEntry, RefinedTextsQuery } from '@refinery/contracts/refined-texts.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toEntry } from './internal/to-entry.ts';

/** The organization's system texts, newest first. Errors: `forbidden`. */
export async function listRefinedTexts(
  ctx: CallerContext<'clock'>,
  input: RefinedTextsQuery & PageInput,
): Promise<Page<RefinedTextEntry>> {
  requirePermission(ctx, 'organization:write');
  const wanted = input.status ? [eq(refinedTexts.status, input.status)] : [];
  const { where, orderBy, limit } = newestFirst(ctx, refinedTexts, input, ...wanted);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(refinedTexts).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, input.limit);
  const now = ctx.clock.now();
  return { items: items.map((row) => toEntry(row, now)), next };
}
