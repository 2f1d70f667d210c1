import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { users } from '@refinery/db/schema/users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { recordChange } from '../../audit/record-change.ts';
import { requireEnabled } from '../../auth/require-enabled.ts';
import { type Client, findMemberReply, openSession, type SignedIn } from '../../auth/sessions.ts';
import type { CallDetails, Context } from '../../context/context.ts';
import { directoryRoles } from '../../directory/directory-role.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { followRole } from '../../members/follow-role.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { codeInvalid } from '../../sign-in-flows/code-invalid.ts';
import { whereEmail } from '../../users/where-email.ts';
import { findNamed, findOrJoin } from './find-or-join.ts';
import type { KnownConnection } from './find-sso-connections.ts';
import { requireConnection } from './require-connection.ts';

interface SignIn {
  connection: KnownConnection;
  identity: ProvenIdentity;
  client: Client;
}

/**
 * Signs in whom an identity provider has named, in its organization only. The first time they become a member
 * there. Errors: `no_role`, `email_domain_not_allowed`, `member_deactivated`, `sso_account_taken`,
 * `account_disabled`; `sso_code_invalid` where connection or membership went meanwhile.
 */
export async function signInPerson(
  ctx: Pick<Context, 'clock' | 'db' | 'settings' | 'systemDb'> & CallDetails,
  { connection, identity, client }: SignIn,
): Promise<SignedIn> {
  const { organizationId } = connection;
  const { role, isManaged } = await findRole(ctx, connection, identity);
  if (role === null)
    throw new DomainError(
      'no_role',
      `${connection.name} gives you no role here. Ask an admin of the organization.`,
    );
  const userId = await ctx.systemDb.transaction((tx) => findOrJoin(ctx, tx, { connection, identity, role }));
  // As the organization itself: who signs people in changes no role.
  if (isManaged)
    await openTenant(ctx.db, organizationId).run(async (tx) => {
      // The directory may have changed groups since the role was read.
      await lockOrganization(tx, organizationId);
      const now = (await directoryRoleIn(tx, connection, userId)) ?? role;
      await followRole(ctx, tx, { organizationId, userId }, { role: now, by: 'sso' });
    });
  return ctx.systemDb.transaction((tx) => openSessionOf(ctx, tx, userId, { connection, client }));
}

/** What the directory says, where it decides roles, else what the identity provider does. */
async function findRole(
  ctx: Pick<Context, 'db' | 'systemDb'>,
  connection: KnownConnection,
  identity: ProvenIdentity,
): Promise<{ role: Role | null; isManaged: boolean }> {
  const known = await findKnown(ctx.systemDb, connection, identity);
  const byDirectory =
    known === null
      ? undefined
      : await openTenant(ctx.db, connection.organizationId).run((tx) =>
          directoryRoleIn(tx, connection, known),
        );
  if (byDirectory) return { role: byDirectory, isManaged: true };
  return { role: identity.role, isManaged: identity.isRoleManaged };
}

async function directoryRoleIn(
  tx: Transaction,
  { id: connectionId, organizationId }: KnownConnection,
  userId: string,
): Promise<Role | undefined> {
  const roles = await directoryRoles(tx, { organizationId, connectionId }, { userIds: [userId] });
  return roles.get(userId);
}

/** The account that an identity is of, or will be; null: a new one. */
async function findKnown(
  db: Context['systemDb'],
  connection: KnownConnection,
  identity: ProvenIdentity,
): Promise<string | null> {
  const named = await findNamed(db, connection, identity);
  if (named !== null || identity.email === null) return named;
  const [account] = await db.select({ id: users.id }).from(users).where(whereEmail(identity.email));
  return account?.id ?? null;
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
