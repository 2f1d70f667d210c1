import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/** Tables with a partition for each month. */
const TABLES = ['optimizations', 'model_calls'] as const;

type Ctx = Pick<Context, 'clock' | 'logger' | 'systemDb'>;

/**
 * Makes the partitions into which the rows of the next months go. Where it cannot have a table at once, or
 * fails, the next tick tries again: there are months ahead, and what has none is kept in the last partition.
 * Returns how many were made.
 */
export async function makeMonths(ctx: Ctx): Promise<number> {
  let made = 0;
  for (const table of TABLES) made += await makeMonthsOf(ctx, table);
  return made;
}

async function makeMonthsOf(ctx: Ctx, table: (typeof TABLES)[number]): Promise<number> {
  try {
    const now = ctx.clock.now().toISOString();
    const [row] = await ctx.systemDb.execute<{ made: number }>(
      sql`select make_months(${table}, ${now}::timestamptz) as made`,
    );
    const made = row?.made ?? 0;
    if (made) ctx.logger.info({ made, table }, 'partitions made');
    return made;
  } catch (error) {
    ctx.logger.warn({ err: error, table }, 'partitions not made');
    return 0;
  }
}
