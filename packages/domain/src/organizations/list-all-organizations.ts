import { organizations } from '@refinery/db/schema/organizations.ts';
import { asc, gt } from 'drizzle-orm';
import type { OperatorContext } from '../context/context.ts';
import { type OperatedOrganization, selectOperated, toOperated } from './internal/operated.ts';

export type { OperatedOrganization } from './internal/operated.ts';

/** Each is counted for: so many take a moment, and no more memory. */
const PAGE_ROWS = 200;

/** Every organization, by slug; read page by page, so a slow reader holds nothing open. */
export async function* listAllOrganizations(
  ctx: OperatorContext<'quotas'>,
): AsyncGenerator<OperatedOrganization> {
  let after = '';
  for (;;) {
    const rows = await selectOperated(ctx)
      .where(gt(organizations.slug, after))
      .orderBy(asc(organizations.slug))
      .limit(PAGE_ROWS);
    for (const row of rows) yield toOperated(row);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_ROWS) return;
    after = last.organization.slug;
  }
}
