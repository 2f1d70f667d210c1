import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { settingsPage } from '../../context/settings-page.ts';
import { sendNotice } from '../../mail/send-mail.ts';
import { isExemptFromSso, requiresSso } from '../../organizations/must-use-sso.ts';
import type { JobId } from '../../work/tables.ts';

/**
 * Tells the admins of each organization that requires single sign-on, but not of this person, that they have
 * signed in with their password: the session lets them in there, whichever organization it begins in.
 * Call `startMail` for each after the commit.
 */
export async function tellOfExemption(
  ctx: Pick<Context, 'clock' | 'quotas' | 'settings'>,
  tx: Transaction,
  { id: userId, email }: { id: string; email: string },
): Promise<JobId[]> {
  const exempting = await tx
    .select({ id: organizations.id, slug: organizations.slug })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), requiresSso(ctx.settings), isExemptFromSso))
    .orderBy(asc(organizations.id));
  const mails: JobId[] = [];
  const signedInAt = ctx.clock.now().toISOString();
  for (const { id: organizationId, slug } of exempting) {
    const link = settingsPage(ctx.settings, slug, 'sign-in');
    const data = { email, signedInAt, link };
    for (const admin of await findAdmins(tx, organizationId))
      mails.push(
        await sendNotice(ctx, tx, { organizationId, userId: admin, template: 'sso-bypassed', data }),
      );
  }
  return mails;
}

async function findAdmins(tx: Transaction, organizationId: string): Promise<string[]> {
  const admins = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.role, 'admin')));
  return admins.map(({ userId }) => userId);
}
