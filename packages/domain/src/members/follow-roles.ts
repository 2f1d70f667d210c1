import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { asc } from 'drizzle-orm';
import { recordChanges } from '../audit/record-change.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { whereMembers } from './internal/change-member.ts';
import { endInvitationsBy } from './internal/end-invitations.ts';
import { hasOtherAdmin } from './internal/require-other-admin.ts';
import { writeRole } from './internal/write-role.ts';

interface RoleChange {
  userId: string;
  before: Role;
  role: Role;
}

/**
 * Gives members the roles that the organization's identity provider says, or its directory, by the id of the
 * person: however many they are, in a few statements. Whoever is no member is left out, and one admin stays.
 * Right only while the organization is locked.
 */
export async function followRoles(
  ctx: Pick<Context, 'clock'> & CallDetails,
  tx: Transaction,
  organizationId: string,
  { roles, by }: { roles: ReadonlyMap<string, Role>; by: 'sso' | 'scim' },
): Promise<void> {
  const changes = await keepAnAdmin(tx, organizationId, await findChanges(tx, organizationId, roles));
  if (changes.length === 0) return;
  const lost = changes.filter(isLoss);
  if (lost.length > 0) await endInvitationsBy(tx, { organizationId, userIds: idsOf(lost) });
  for (const role of new Set(changes.map((change) => change.role))) {
    const userIds = idsOf(changes.filter((change) => change.role === role));
    await writeRole(tx, { organizationId, userIds }, role);
  }
  await recordChanges(
    { ...ctx, actor: { kind: 'system', name: by } },
    tx,
    organizationId,
    changes.map(({ userId, before, role }) => ({
      action: 'member.update',
      target: userId,
      before: { role: before },
      after: { role },
    })),
  );
}

async function findChanges(
  tx: Transaction,
  organizationId: string,
  roles: ReadonlyMap<string, Role>,
): Promise<RoleChange[]> {
  const members = await tx
    .select({ userId: memberships.userId, before: memberships.role })
    .from(memberships)
    .where(whereMembers({ organizationId, userIds: [...roles.keys()] }))
    .orderBy(asc(memberships.userId));
  return members.flatMap(({ userId, before }) => {
    const role = roles.get(userId);
    return role === undefined || role === before ? [] : [{ userId, before, role }];
  });
}

/** Without one who loses the role of an admin, where nobody would have it. */
async function keepAnAdmin(
  tx: Transaction,
  organizationId: string,
  changes: RoleChange[],
): Promise<RoleChange[]> {
  const lost = changes.filter(isLoss);
  if (lost.length === 0 || changes.some(({ role }) => role === 'admin')) return changes;
  if (await hasOtherAdmin(tx, { organizationId, userIds: idsOf(lost) })) return changes;
  return changes.filter((change) => change !== lost[0]);
}

const isLoss = ({ before }: RoleChange): boolean => before === 'admin';

const idsOf = (changes: readonly RoleChange[]): string[] => changes.map(({ userId }) => userId);
