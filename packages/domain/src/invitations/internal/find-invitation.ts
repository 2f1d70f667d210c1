import type { Transaction } from '@refinery/db/create-db.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, getTableColumns, gt } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { sha256 } from '../../security/secret-token.ts';
import { whereEmail } from '../../users/where-email.ts';

const columns = {
  ...getTableColumns(invitations),
  organizationName: organizations.name,
  /** Of the person who has the address; null where nobody has an account with it. */
  inviteeId: users.id,
};

const whereOpen = (ctx: Pick<Context, 'clock'>, token: string) =>
  and(eq(invitations.tokenHash, sha256(token)), gt(invitations.expiresAt, ctx.clock.now()));

const invalid = (): DomainError =>
  new DomainError(
    'invitation_invalid',
    'The invitation is no longer valid. It was accepted or revoked, it has expired, or the link is wrong. Ask for a new invitation.',
  );

/** The open invitation of a token. Errors: `invitation_invalid`. */
export async function findInvitation(ctx: Pick<Context, 'clock' | 'systemDb'>, token: string) {
  const [found] = await ctx.systemDb
    .select(columns)
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(users, whereEmail(invitations.email))
    .where(whereOpen(ctx, token));
  if (!found) throw invalid();
  return found;
}

/**
 * Takes the open invitation of a token away: of two who accept it at once one gets it. Errors:
 * `invitation_invalid`.
 */
export async function takeInvitation(ctx: Pick<Context, 'clock'>, tx: Transaction, token: string) {
  const [taken] = await tx.delete(invitations).where(whereOpen(ctx, token)).returning();
  if (!taken) throw invalid();
  return taken;
}
