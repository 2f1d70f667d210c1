import type { Db } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { promptPrefixes } from '@refinery/db/schema/prompt-prefixes.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { sql } from 'drizzle-orm';
import type { DaySum } from './day-sums.ts';

/**
 * Adds sums to those of an organization, each to its day. Those of a key that was deleted meanwhile are left
 * out.
 */
export async function writeSums(db: Db, organizationId: string, sums: readonly DaySum[]): Promise<void> {
  const rows = sums.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).map(toRow);
  // As the sums of one process are added up, so are those of several.
  await withTenant(db, organizationId, (tx) =>
    tx.execute(sql`
      insert into ${promptPrefixes} as p
        (organization_id, api_key_id, model, day, compared, differed, differs_at, votes, excerpt)
      select ${organizationId}::uuid, g.api_key_id, g.model, g.day, g.compared, g.differed, g.differs_at, g.votes, g.excerpt
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g(api_key_id uuid, model text, day date,
        compared integer, differed integer, differs_at integer, votes integer, excerpt text)
      where exists (select 1 from ${apiKeys} k where k.id = g.api_key_id for key share)
      on conflict (organization_id, api_key_id, model, day) do update set
        compared = p.compared + excluded.compared,
        differed = p.differed + excluded.differed,
        votes = case when p.differs_at = excluded.differs_at then p.votes + excluded.votes
          else abs(p.votes - excluded.votes) end,
        differs_at = case when excluded.votes > p.votes then excluded.differs_at else p.differs_at end,
        excerpt = case when p.differs_at = excluded.differs_at then coalesce(excluded.excerpt, p.excerpt)
          when excluded.votes > p.votes then excluded.excerpt else p.excerpt end`),
  );
}

const keyOf = ({ apiKeyId, model, day }: DaySum): string => `${apiKeyId} ${model} ${day}`;

const toRow = ({ apiKeyId, model, day, compared, differed, differsAt, votes, excerpt }: DaySum) => ({
  api_key_id: apiKeyId,
  model,
  day,
  compared,
  differed,
  differs_at: differsAt,
  votes,
  excerpt,
});
