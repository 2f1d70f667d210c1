import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/**
 * Makes the partitions into which the optimizations of the next months go. Where it cannot have the table at once, or fails, the next tick tries again:
 * there are months ahead, and what has none is kept in the last partition. Returns how many were made.
 */
export async function makeMonths(ctx: Pick<Context, 'clock' | 'logger' | 'systemDb'>): Promise<number> {
  try {
    const now = ctx.clock.now().toISOString();
    const [row] = await ctx.systemDb.execute<{ made: number }>(
      sql`select make_optimization_months(${now}::timestamptz) as made`,
    );
    const made = row?.made ?? 0;
    if (made) ctx.logger.info({ made }, 'partitions of optimizations made');
    return made;
  } catch (error) {
    ctx.logger.warn({ err: error }, 'partitions of optimizations not made');
    return 0;
  }
}
