import type { Transaction } from '@refinery/db/create-db.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import { sql } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';
import type { VersionRow } from '../../versions/version-rows.ts';

/**
 * Who wrote a version, and who wrote its text: a text that an earlier version has already is that version's,
 * and so is what was made of a version without anybody writing it: refined, enriched, restored, or with a
 * newer text of a prompt that it includes. People who are erased are left out.
 */
export async function authorsOf(
  { actor }: CallerContext,
  tx: Transaction,
  { promptId, number }: Pick<VersionRow, 'promptId' | 'number'>,
): Promise<string[]> {
  const rows = await tx.execute<{ authorId: string }>(sql`
    with recursive line (number) as (
      select ${number}::integer
      union
      select w.number from line
      join ${promptVersions} v on v.prompt_id = ${promptId} and v.number = line.number
      join ${promptVersions} w on w.prompt_id = v.prompt_id and w.number < v.number
        and w.organization_id = ${actor.organizationId}
      where w.messages = v.messages or (w.number = v.parent
        and (v.kind in ('refined', 'enriched', 'restored') or v.origin ->> 'kind' = 'include'))
    )
    select distinct v.author_id as "authorId" from line
    join ${promptVersions} v on v.prompt_id = ${promptId} and v.number = line.number
    where v.author_id is not null`);
  return rows.map(({ authorId }) => authorId);
}
