import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { settingsPage } from '../../context/settings-page.ts';
import { tellAdmins } from '../../events/tell-admins.ts';
import type { DomainRow } from './to-domain-reply.ts';

/** Tells the admins by mail that a record is missing, or that their domain is lost by that. */
export async function tellOfMissing(
  ctx: Pick<Context, 'clock' | 'settings'>,
  tx: Transaction,
  { organizationId, domain }: Pick<DomainRow, 'organizationId' | 'domain'>,
  isLost: boolean,
): Promise<void> {
  const [organization] = await tx
    .select({ slug: organizations.slug })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!organization) return;
  const link = settingsPage(ctx.settings, organization.slug, 'sign-in');
  await tellAdmins(ctx, tx, organizationId, {
    template: isLost ? 'domain-lost' : 'domain-missing',
    data: { domain, link },
  });
}
