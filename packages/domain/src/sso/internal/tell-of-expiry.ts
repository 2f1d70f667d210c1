import type { Transaction } from '@refinery/db/create-db.ts';
import type { Context } from '../../context/context.ts';
import { findSettingsPage } from '../../context/find-settings-page.ts';
import { tellAdmins } from '../../events/tell-admins.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** Tells the admins by mail when the last certificate of their identity provider expires. */
export async function tellOfExpiry(
  ctx: Pick<Context, 'clock' | 'settings'>,
  tx: Transaction,
  { organizationId, name }: Pick<ConnectionRow, 'organizationId' | 'name'>,
  expiresAt: Date,
): Promise<void> {
  const link = await findSettingsPage(ctx, tx, organizationId, 'sign-in');
  if (link === null) return;
  await tellAdmins(ctx, tx, organizationId, {
    template: 'certificate-expires',
    data: { connectionName: name, expiresAt: expiresAt.toISOString(), link },
  });
}
