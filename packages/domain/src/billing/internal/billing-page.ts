import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { settingsPage } from '../../context/settings-page.ts';

/** The page of the console to which Stripe sends people back: that of the caller's organization. */
export async function billingPage({ actor, settings, tenant }: CallerContext<'settings'>): Promise<string> {
  const [organization] = await tenant.run((tx) =>
    tx
      .select({ slug: organizations.slug })
      .from(organizations)
      .where(eq(organizations.id, actor.organizationId)),
  );
  if (!organization) throw new Error('A caller without an organization.');
  return settingsPage(settings, organization.slug, 'billing');
}
