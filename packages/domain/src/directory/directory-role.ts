import { ROLES, type Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { scimGroupMembers, scimGroups } from '@refinery/db/schema/scim-groups.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { roleOf } from './role-of.ts';

/** The claim that groups of a directory stand for. */
const GROUPS = 'groups';
/** For whom no rule matches where there is no default: they are in the directory, and may do least. */
const LEAST: Role = ROLES[ROLES.length - 1] ?? 'viewer';

interface Directory {
  organizationId: string;
  connectionId: string;
}

type Rules = Pick<typeof ssoConnections.$inferSelect, 'defaultRole' | 'roleMapping'>;

/** The rules of a connection; null: it is gone. */
async function findRules(
  tx: Transaction,
  { organizationId, connectionId }: Directory,
): Promise<Rules | null> {
  const [rules] = await tx
    .select({ defaultRole: ssoConnections.defaultRole, roleMapping: ssoConnections.roleMapping })
    .from(ssoConnections)
    .where(and(eq(ssoConnections.organizationId, organizationId), eq(ssoConnections.id, connectionId)));
  return rules ?? null;
}

/**
 * Whether a directory knows all that the rules ask for. Where they ask for other claims too, roles follow at
 * the next sign-in only.
 */
const isDecidedByGroups = ({ roleMapping }: Rules): boolean =>
  roleMapping.length > 0 && roleMapping.every(({ claim }) => claim === GROUPS);

/** The role of whoever the directory has just made a member, in no group yet. */
export async function firstRole(tx: Transaction, directory: Directory): Promise<Role> {
  const rules = await findRules(tx, directory);
  return (rules && roleOf({ [GROUPS]: [] }, rules)) ?? LEAST;
}

/**
 * What role the groups of people in a directory give them, by the id of the person: a rule means a group by
 * its name, or by what the directory calls it. Nobody where groups do not decide roles.
 */
export async function directoryRoles(
  tx: Transaction,
  directory: Directory,
  people: { userIds: string[] } | { scimUserIds: string[] },
): Promise<Map<string, Role>> {
  const rules = await findRules(tx, directory);
  if (!rules || !isDecidedByGroups(rules)) return new Map();
  const which =
    'userIds' in people
      ? inArray(scimUsers.userId, people.userIds)
      : inArray(scimUsers.id, people.scimUserIds);
  const rows = await tx
    .select({
      userId: scimUsers.userId,
      displayName: scimGroups.displayName,
      externalId: scimGroups.externalId,
    })
    .from(scimUsers)
    .leftJoin(
      scimGroupMembers,
      and(
        eq(scimGroupMembers.connectionId, scimUsers.connectionId),
        eq(scimGroupMembers.scimUserId, scimUsers.id),
      ),
    )
    .leftJoin(scimGroups, eq(scimGroups.id, scimGroupMembers.groupId))
    .where(
      and(
        eq(scimUsers.organizationId, directory.organizationId),
        eq(scimUsers.connectionId, directory.connectionId),
        isNotNull(scimUsers.userId),
        eq(scimUsers.active, true),
        which,
      ),
    );
  const groups = new Map<string, string[]>();
  for (const { userId, displayName, externalId } of rows) {
    if (userId === null) continue;
    const names = groups.get(userId) ?? [];
    groups.set(userId, names);
    for (const name of [displayName, externalId]) if (name !== null) names.push(name);
  }
  return new Map([...groups].map(([userId, names]) => [userId, roleOf({ [GROUPS]: names }, rules) ?? LEAST]));
}
