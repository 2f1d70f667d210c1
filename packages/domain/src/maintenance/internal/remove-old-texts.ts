import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/** Rows of one organization that change in one transaction. */
const CHUNK_ROWS = 500;
/**
 * Chunks of one organization in one tick: the others take turns with it, and the reconciler has other work.
 */
const MOST_CHUNKS = 20;

/**
 * Removes the texts that organizations do not want to keep any longer, chunk by chunk, the organizations in
 * turn. A chunk is a transaction of its own and says by what it leaves behind where to go on: a process may
 * die at any time. What is too much for one tick is left to the next, and an organization whose texts cannot
 * be removed holds up no other. Returns how many rows changed.
 */
export async function removeOldTexts(
  ctx: Pick<Context, 'clock' | 'logger' | 'stopping' | 'systemDb'>,
  chunkRows = CHUNK_ROWS,
): Promise<number> {
  let due = await findOrganizations(ctx);
  let removed = 0;
  for (let chunk = 0; due.length && chunk < MOST_CHUNKS; chunk += 1) {
    const more: string[] = [];
    for (const organizationId of due) {
      if (ctx.stopping.aborted) return removed;
      const changed = await removeChunk(ctx, organizationId, chunkRows);
      removed += changed;
      if (changed >= chunkRows) more.push(organizationId);
    }
    due = more;
  }
  if (removed) ctx.logger.info({ removed }, 'old texts removed');
  return removed;
}

/** Those that have texts older than they want to keep them. */
async function findOrganizations(ctx: Pick<Context, 'clock' | 'systemDb'>): Promise<string[]> {
  const oldest = sql`${ctx.clock.now().toISOString()}::timestamptz - make_interval(hours => 24 * o.prompt_retention_days)`;
  // The oldest that there is, and not whether one is old enough: for that the planner may read them all.
  const found = await ctx.systemDb.execute<{ id: string }>(sql`
    select o.id from organizations o where o.prompt_retention_days is not null and (
      (select x.created_at from optimizations x where x.organization_id = o.id and x.texts_removed_at is null
        and x.status <> 'processing' order by x.created_at limit 1) < ${oldest}
      or (select e.created_at from enrichments e where e.organization_id = o.id and e.texts_removed_at is null
        and e.status <> 'processing' order by e.created_at limit 1) < ${oldest}
      or (select b.finished_at from batch_jobs b where b.organization_id = o.id and b.texts_removed_at is null
        and b.finished_at is not null order by b.finished_at limit 1) < ${oldest}
      or (select x.created_at from executions x where x.organization_id = o.id and x.texts_removed_at is null
        order by x.created_at limit 1) < ${oldest}
      or (select m.created_at from chat_messages m where m.organization_id = o.id order by m.created_at limit 1) < ${oldest}
      or (select s.updated_at from chat_sessions s where s.organization_id = o.id order by s.updated_at limit 1) < ${oldest}
      or (select r.optimized_at from optimization_reviews r where r.organization_id = o.id and r.texts_removed_at is null
        order by r.optimized_at limit 1) < ${oldest}
      or (select t.last_seen_at from refined_texts t where t.organization_id = o.id
        order by t.last_seen_at limit 1) < ${oldest})`);
  return found.map(({ id }) => id);
}

async function removeChunk(
  ctx: Pick<Context, 'clock' | 'logger' | 'systemDb'>,
  organizationId: string,
  rows: number,
): Promise<number> {
  const at = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  try {
    const [row] = await ctx.systemDb.execute<{ changed: number }>(sql`
      select remove_old_texts(${organizationId}, ${at}, ${rows})
        + remove_unseen_texts(${organizationId}, ${at}, ${rows})
        + remove_old_executions(${organizationId}, ${at}, ${rows})
        + remove_old_chats(${organizationId}, ${at}, ${rows}) as changed`);
    return row?.changed ?? 0;
  } catch (error) {
    ctx.logger.error({ err: error, organizationId }, 'old texts not removed');
    return 0;
  }
}
