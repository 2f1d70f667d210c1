import type { CallerContext } from '../../context/context.ts';
import { findSettingsPage } from '../../context/find-settings-page.ts';

/** The page of the console to which Stripe sends people back: that of the caller's organization. */
export async function billingPage({ actor, settings, tenant }: CallerContext<'settings'>): Promise<string> {
  const page = await tenant.run((tx) => findSettingsPage({ settings }, tx, actor.organizationId, 'billing'));
  if (page === null) throw new Error('A caller without an organization.');
  return page;
}
