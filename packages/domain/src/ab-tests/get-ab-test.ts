import type { AbTestReply } from '@refinery/contracts/ab-tests.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findAbTest } from './ab-test-rows.ts';
import { toAbTestReply } from './to-ab-test-reply.ts';

/** One A/B test with what is known of it. Errors: `forbidden`, `ab_test_not_found`. */
export async function getAbTest(ctx: CallerContext, { id }: { id: string }): Promise<AbTestReply> {
  requirePermission(ctx, 'tests:read');
  return readAbTest(ctx, id);
}

/** The test as the answer of a verb that changed it: a key that may write may see what it wrote. */
export const readAbTest = async (ctx: CallerContext, id: string): Promise<AbTestReply> =>
  toAbTestReply(await ctx.tenant.run((tx) => findAbTest(ctx, tx, id)));
