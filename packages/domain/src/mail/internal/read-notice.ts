import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import type { TemplateName } from '@refinery/mail/templates.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { WorkJob } from '../../work/kind.ts';
import { mayBeAnybody } from '../may-be-anybody.ts';
import type { StoredMail } from './sealed-mail.ts';

/** A mail to an admin, as `noticeCtes` writes it down: whom it goes to is looked up when it does. */
export interface Notice {
  userId: string;
  data: Record<string, unknown>;
}

/**
 * Whom a notice goes to and what it says; null where they are no admin any more, or disabled, or where mails
 * go out and nobody has confirmed their address.
 */
export async function readNotice(
  ctx: Pick<Context, 'settings' | 'systemDb'>,
  { organizationId, options: { template } }: WorkJob<{ template: TemplateName }>,
  { userId, data }: Notice,
): Promise<StoredMail | null> {
  const [admin] = await ctx.systemDb
    .select({ to: users.email, emailVerifiedAt: users.emailVerifiedAt, organizationName: organizations.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.organizationId, organizationId),
        eq(memberships.userId, userId),
        eq(memberships.role, 'admin'),
        isNull(users.disabledAt),
      ),
    );
  if (!admin) return null;
  // The address may be a stranger's, and the notice what somebody wants to tell them.
  if (mayBeAnybody(ctx, admin)) return null;
  const { to, organizationName } = admin;
  return { to, template, data: { ...data, organizationName } };
}
