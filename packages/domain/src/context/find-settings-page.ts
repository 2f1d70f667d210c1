import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import type { Settings } from './context.ts';
import { type SettingsPage, settingsPage } from './settings-page.ts';

/** The address of a page with settings of an organization, by its id; null: it is gone by now. */
export async function findSettingsPage(
  { settings }: { settings: Pick<Settings, 'publicUrl'> },
  tx: Transaction,
  organizationId: string,
  page: SettingsPage,
): Promise<string | null> {
  const [organization] = await tx
    .select({ slug: organizations.slug })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return organization ? settingsPage(settings, organization.slug, page) : null;
}
