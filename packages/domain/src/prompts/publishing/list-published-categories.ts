import type { PublishedCategory } from '@refinery/contracts/published-prompts.ts';
import { publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

const MOST = 100;

/** The categories that public prompts have, each with their number, those with the most first. */
export const listPublishedCategories = (
  { identities, platformDb }: Pick<Context, 'identities' | 'platformDb'>,
  _input: unknown = {},
): Promise<PublishedCategory[]> =>
  identities.published.categories.find('all', async () => {
    const rows = await platformDb.execute<{ category: string; count: number }>(sql`
      select category, sum(amount)::integer as count from (
        select category, organization_id, count(*) as amount from ${publishedPrompts}
        where status = 'approved' and category is not null group by category, organization_id offset 0
      ) as counted
      where shows_published(organization_id) group by category order by sum(amount) desc, category limit ${MOST}`);
    return [...rows];
  });
