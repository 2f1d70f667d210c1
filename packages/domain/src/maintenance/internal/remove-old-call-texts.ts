import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/** Rows that are deleted in one transaction: each may have half a megabyte. */
const CHUNK_ROWS = 100;
/** Of one tick; the rest is left to the next. */
const MOST_CHUNKS = 20;

/**
 * Deletes the texts of calls that are older than their organizations keep texts, chunk by chunk, and what
 * remembers which calls were counted. Returns how many texts were deleted.
 */
export async function removeOldCallTexts(
  ctx: Pick<Context, 'clock' | 'logger' | 'stopping' | 'systemDb'>,
  chunkRows = CHUNK_ROWS,
): Promise<number> {
  let removed = 0;
  for (let chunk = 0; chunk < MOST_CHUNKS && !ctx.stopping.aborted; chunk += 1) {
    const now = ctx.clock.now().toISOString();
    const [row] = await ctx.systemDb.execute<{ removed: number }>(
      sql`select remove_old_call_texts(${now}::timestamptz, ${chunkRows}) as removed`,
    );
    const count = row?.removed ?? 0;
    removed += count;
    if (count < chunkRows) break;
  }
  if (removed) ctx.logger.info({ removed }, 'old texts of calls removed');
  return removed;
}
