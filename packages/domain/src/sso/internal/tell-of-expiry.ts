import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { settingsPage } from '../../context/settings-page.ts';
import { tellAdmins } from '../../events/tell-admins.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** Tells the admins by mail when the last certificate of their identity provider expires. */
export async function tellOfExpiry(
  ctx: Pick<Context, 'clock' | 'settings'>,
  tx: Transaction,
  { organizationId, name }: Pick<ConnectionRow, 'organizationId' | 'name'>,
  expiresAt: Date,
): Promise<void> {
  const [organization] = await tx
    .select({ slug: organizations.slug })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!organization) return;
  const link = settingsPage(ctx.settings, organization.slug, 'sign-in');
  await tellAdmins(ctx, tx, organizationId, {
    template: 'certificate-expires',
    data: { connectionName: name, expiresAt: expiresAt.toISOString(), link },
  });
}
