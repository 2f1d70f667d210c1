import type { Transaction } from '@refinery/db/create-db.ts';
import type { Context } from '../../context/context.ts';
import { findSettingsPage } from '../../context/find-settings-page.ts';
import { tellAdmins } from '../../events/tell-admins.ts';
import type { DomainRow } from './to-domain-reply.ts';

/** Tells the admins by mail that a record is missing, or that their domain is lost by that. */
export async function tellOfMissing(
  ctx: Pick<Context, 'clock' | 'settings'>,
  tx: Transaction,
  { organizationId, domain }: Pick<DomainRow, 'organizationId' | 'domain'>,
  isLost: boolean,
): Promise<void> {
  const link = await findSettingsPage(ctx, tx, organizationId, 'sign-in');
  if (link === null) return;
  await tellAdmins(ctx, tx, organizationId, {
    template: isLost ? 'domain-lost' : 'domain-missing',
    data: { domain, link },
  });
}
