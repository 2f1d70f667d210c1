import type { Transaction } from '@refinery/db/create-db.ts';
import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { recordChange } from '../../audit/record-change.ts';
import { type Client, findMemberReply, openSession, type SignedIn } from '../../auth/sessions.ts';
import type { CallDetails, Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { followRole } from '../../members/follow-role.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { codeInvalid } from './code-invalid.ts';
import { findOrJoin } from './find-or-join.ts';
import type { KnownConnection } from './find-sso-connections.ts';
import { requireConnection, requireEnabled } from './require-enabled.ts';

interface SignIn {
  connection: KnownConnection;
  identity: ProvenIdentity;
  client: Client;
}

/**
 * Signs in whom an identity provider has named, in its organization only. The first time they become a member
 * there. Errors: `no_role`, `email_domain_not_allowed`, `sso_account_taken`, `account_disabled`;
 * `sso_code_invalid` where connection or membership went meanwhile.
 */
export async function signInPerson(
  ctx: Pick<Context, 'clock' | 'db' | 'settings' | 'systemDb'> & CallDetails,
  { connection, identity, client }: SignIn,
): Promise<SignedIn> {
  const { organizationId } = connection;
  const { role } = identity;
  if (role === null)
    throw new DomainError(
      'no_role',
      `${connection.name} gives you no role here. Ask an admin of the organization.`,
    );
  const userId = await ctx.systemDb.transaction((tx) => findOrJoin(ctx, tx, { connection, identity, role }));
  // As the organization itself: who signs people in changes no role.
  if (identity.isRoleManaged)
    await openTenant(ctx.db, organizationId).run((tx) =>
      followRole(ctx, tx, { organizationId, userId }, role),
    );
  return ctx.systemDb.transaction((tx) => openSessionOf(ctx, tx, userId, { connection, client }));
}

async function openSessionOf(
  ctx: Pick<Context, 'clock' | 'settings'> & CallDetails,
  tx: Transaction,
  userId: string,
  { connection, client }: Pick<SignIn, 'connection' | 'client'>,
): Promise<SignedIn> {
  const { organizationId, id: connectionId } = connection;
  const owner = { organizationId, userId, connectionId };
  // Whoever removes the connection or the member waits, or has done so.
  await lockOrganization(tx, organizationId);
  await requireEnabled(tx, userId);
  await requireConnection(tx, connection);
  const user = await findMemberReply(tx, owner);
  if (!user) throw codeInvalid();
  const session = await openSession(ctx, tx, owner, client);
  await recordChange({ ...ctx, actor: { kind: 'user', userId } }, tx, organizationId, {
    action: 'session.create',
    target: session.sessionId,
    after: { connection: connectionId },
  });
  return { ...session, user };
}
