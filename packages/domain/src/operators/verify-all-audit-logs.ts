import type { AuditVerificationReply } from '@refinery/contracts/audit.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { asc, gt } from 'drizzle-orm';
import { verifyChain } from '../audit/verify-chain.ts';
import type { OperatorContext } from '../context/context.ts';
import { organizationOf } from '../organizations/find-operated.ts';

/** The chain of one organization. */
export interface VerifiedChain extends AuditVerificationReply {
  organizationId: string;
  slug: string;
}

const PAGE_ROWS = 500;

/**
 * Verifies the logs of all organizations, one after the other by slug, or of one. A broken one keeps no other
 * from it. Errors: `organization_not_found`; `service_unavailable` where the process stops before the end.
 */
export async function* verifyAllAuditLogs(
  ctx: OperatorContext<'db' | 'stopping'>,
  { slug }: { slug?: string | undefined },
): AsyncGenerator<VerifiedChain> {
  const which = slug === undefined ? everyOrganization(ctx) : [await organizationOf(ctx.operatorDb, slug)];
  for await (const { id, slug: name } of which) {
    const tenant = openTenant(ctx.db, id);
    yield { organizationId: id, slug: name, ...(await verifyChain({ tenant, stopping: ctx.stopping })) };
  }
}

async function* everyOrganization({ operatorDb }: OperatorContext) {
  let after = '';
  for (;;) {
    const page = await operatorDb
      .select({ id: organizations.id, slug: organizations.slug })
      .from(organizations)
      .where(gt(organizations.slug, after))
      .orderBy(asc(organizations.slug))
      .limit(PAGE_ROWS);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) return;
    after = last.slug;
  }
}
