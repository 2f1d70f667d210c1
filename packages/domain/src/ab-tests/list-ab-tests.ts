import type { AbTestReply, AbTestsQuery } from '@refinery/contracts/ab-tests.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toAbTestReply } from './to-ab-test-reply.ts';

/** The organization's A/B tests, newest first. Errors: `forbidden`. */
export async function listAbTests(
  ctx: CallerContext,
  { promptId, status, ...page }: AbTestsQuery & PageInput,
): Promise<Page<AbTestReply>> {
  requirePermission(ctx, 'tests:read');
  const filters = [
    ...(promptId === undefined ? [] : [eq(abTests.promptId, promptId)]),
    ...(status === undefined ? [] : [eq(abTests.status, status)]),
  ];
  const { where, orderBy, limit } = newestFirst(ctx, abTests, page, ...filters);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(abTests).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  return { items: items.map(toAbTestReply), next };
}
