import type { Db } from '@refinery/db/create-db.ts';
import { publications } from '@refinery/db/schema/published-prompts.ts';
import { sql } from 'drizzle-orm';

/** Publications whose views wait to be written; views of further ones are not counted. */
const MAX_WAITING = 10_000;

/**
 * Counts how often published prompts are read, and writes that in the background: views that come while some
 * are written go together after them. A process that dies loses those.
 */
export function createViewCounts(
  platformDb: Db,
  background: { run(name: string, work: () => Promise<unknown>): void },
): (publicationId: string) => void {
  const waiting = new Map<string, number>();
  let writing = false;

  const write = async (): Promise<void> => {
    try {
      while (waiting.size) {
        const views = [...waiting].map(([id, count]) => ({ id, count }));
        waiting.clear();
        await platformDb.execute(sql`
          update ${publications} set views = ${publications.views} + given.count
          from (
            select w.id, w.count from jsonb_to_recordset(${JSON.stringify(views)}::text::jsonb) as w(id uuid, count integer)
            join ${publications} as p on p.id = w.id order by w.id for no key update of p
          ) as given where ${publications.id} = given.id`);
      }
    } finally {
      writing = false;
    }
  };
  return (id) => {
    if (waiting.has(id) || waiting.size < MAX_WAITING) waiting.set(id, (waiting.get(id) ?? 0) + 1);
    if (writing) return;
    writing = true;
    background.run('views of public prompts', write);
  };
}
