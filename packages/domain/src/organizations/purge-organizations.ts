import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq, lte, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';

/**
 * Deletes the organizations whose time has come, each with every row that belongs to it; people and their
 * other organizations stay. One that fails is tried again at the next tick and keeps none of the others.
 * Answers how many are gone.
 */
export async function purgeOrganizations(
  ctx: Pick<Context, 'clock' | 'logger' | 'systemDb'>,
): Promise<number> {
  const isDue = lte(organizations.deletesAt, ctx.clock.now());
  const due = await ctx.systemDb.select({ id: organizations.id }).from(organizations).where(isDue);
  let gone = 0;
  for (const { id } of due) {
    try {
      // Called off meanwhile: then it stays.
      const deleted = await ctx.systemDb
        .delete(organizations)
        .where(sql`${eq(organizations.id, id)} and ${isDue}`)
        .returning({ id: organizations.id });
      gone += deleted.length;
    } catch (error) {
      ctx.logger.error({ err: error, organizationId: id }, 'organization not deleted');
    }
  }
  if (gone) ctx.logger.info({ gone }, 'organizations deleted');
  return gone;
}
