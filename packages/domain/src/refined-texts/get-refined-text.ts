import type { RefinedTextReply } from '@refinery/contracts/refined-texts.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toChecksReply } from '../refining/doubts/to-checks.ts';
import { toEntry } from './internal/to-entry.ts';

/**
 * One system text, with what was made of it. Errors: `forbidden`, `refined_text_not_found`,
 * `refining_limit_exceeded`.
 */
export async function getRefinedText(
  ctx: CallerContext<'clock' | 'refiner'>,
  { id }: { id: string },
): Promise<RefinedTextReply> {
  requirePermission(ctx, 'organization:write');
  const own = whereOwn(ctx, refinedTexts, id);
  const [row] = await ctx.tenant.run((tx) => tx.select().from(refinedTexts).where(own));
  if (!row) throw new DomainError('refined_text_not_found');
  const { text, refinedText, checks, organizationId } = row;
  const by = row.refinedBy === 'local' ? 'local' : 'model';
  const question = { original: text, by, mode: 'direct', options: {} } as const;
  const edits =
    refinedText === null ? [] : await ctx.refiner.findEdits(organizationId, { ...question, refinedText });
  const reply = toEntry(row, ctx.clock.now());
  return { ...reply, text, refinedText, checks: checks && toChecksReply(checks), edits };
}
