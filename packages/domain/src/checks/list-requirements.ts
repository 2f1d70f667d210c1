import type { ReadRequirementsBody, RequirementsReply } from '@refinery/contracts/checks.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';

/**
 * What a text asks for, to look at before it is edited. Nothing is stored.
 * Errors: `forbidden`, `refining_limit_exceeded` where the text is too much work.
 */
export async function listRequirements(
  ctx: CallerContext<'refiner'>,
  { text }: ReadRequirementsBody,
): Promise<RequirementsReply> {
  requirePermission(ctx, 'optimizations:write');
  return { requirements: await ctx.refiner.readRequirements(ctx.actor.organizationId, text) };
}
