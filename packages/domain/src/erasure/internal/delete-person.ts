import type { Transaction } from '@refinery/db/create-db.ts';
import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { ssoIdentities } from '@refinery/db/schema/sso-identities.ts';
import { userExportChunks, userExports } from '@refinery/db/schema/user-exports.ts';
import { users } from '@refinery/db/schema/users.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { emailKind } from '../../mail/email-kind.ts';
import { sameEmail } from '../../users/where-email.ts';
import type { Counts } from './count-rows.ts';

/** Invitations know an e-mail only: they go with a person who owns it. */
type User = Pick<typeof users.$inferSelect, 'id' | 'email'> & { ownsEmail: boolean };

/** Work that is a person's own and nobody's else. */
export const PERSONAL_KINDS = [emailKind.name, 'export'];

/**
 * Deletes a person with everything that is theirs alone, and the organizations that are theirs alone. Answers
 * the rows, without those in these organizations. Their API keys go first: requests hold those before
 * anything of the organization.
 */
export async function deletePerson(
  tx: Transaction,
  { id: userId, email, ownsEmail }: User,
  ownOrganizations: readonly string[],
): Promise<Counts> {
  const keys = await tx.delete(apiKeys).where(eq(apiKeys.userId, userId)).returning({ id: apiKeys.id });
  const callers = [userId, ...keys.map(({ id }) => id)];
  const exports = tx.select({ id: userExports.id }).from(userExports).where(eq(userExports.userId, userId));
  const chats = tx.select({ id: chatSessions.id }).from(chatSessions).where(eq(chatSessions.userId, userId));
  const counts: Counts = {
    api_keys: keys.length,
    idempotency_keys: (
      await tx
        .delete(idempotencyKeys)
        .where(inArray(sql`split_part(${idempotencyKeys.key}, ':', 1)`, callers))
        .returning({ key: idempotencyKeys.key })
    ).length,
    invitations: (
      await tx
        .delete(invitations)
        .where(
          or(eq(invitations.invitedBy, userId), ownsEmail ? sameEmail(invitations.email, email) : undefined),
        )
        .returning({ id: invitations.id })
    ).length,
    sessions: await tx.$count(sessions, eq(sessions.userId, userId)),
    memberships: await tx.$count(memberships, eq(memberships.userId, userId)),
    account_tokens: await tx.$count(accountTokens, eq(accountTokens.userId, userId)),
    inactive_members: await tx.$count(inactiveMembers, eq(inactiveMembers.userId, userId)),
    scim_users: await tx.$count(scimUsers, eq(scimUsers.userId, userId)),
    sso_identities: await tx.$count(ssoIdentities, eq(ssoIdentities.userId, userId)),
    social_accounts: await tx.$count(socialAccounts, eq(socialAccounts.userId, userId)),
    second_factors: await tx.$count(secondFactors, eq(secondFactors.userId, userId)),
    user_exports: await tx.$count(userExports, eq(userExports.userId, userId)),
    user_export_chunks: await tx.$count(userExportChunks, inArray(userExportChunks.exportId, exports)),
    chat_sessions: await tx.$count(chatSessions, eq(chatSessions.userId, userId)),
    chat_messages: await tx.$count(chatMessages, inArray(chatMessages.sessionId, chats)),
    organizations: ownOrganizations.length,
    users: 1,
  };
  if (ownOrganizations.length)
    await tx.delete(organizations).where(inArray(organizations.id, [...ownOrganizations]));
  await tx.delete(users).where(eq(users.id, userId));
  const jobs = await tx
    .delete(workJobs)
    .where(and(inArray(workJobs.kind, PERSONAL_KINDS), eq(workJobs.userId, userId)))
    .returning({ id: workJobs.id });
  return { ...counts, work_jobs: jobs.length };
}

/** Ends the open invitations to organizations, and so waits for whoever is accepting one. */
export async function endInvitationsTo(tx: Transaction, organizationIds: readonly string[]): Promise<number> {
  if (!organizationIds.length) return 0;
  const ended = await tx
    .delete(invitations)
    .where(inArray(invitations.organizationId, [...organizationIds]))
    .returning({ id: invitations.id });
  return ended.length;
}
