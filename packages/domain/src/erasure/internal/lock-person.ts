import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { DomainError } from '../../errors/domain-error.ts';

type User = typeof users.$inferSelect;

/** An organization of the person, and who else is in it. */
export interface Place {
  id: string;
  name: string;
  deletesAt: Date | null;
  role: string;
  others: number;
  otherAdmins: number;
}

/**
 * Locks a person and their organizations to the end of the transaction: they join none meanwhile, nobody
 * leaves or takes a role away, and no two people are erased at the same time. Errors: `user_not_found`.
 */
export async function lockPerson(tx: Transaction, userId: string): Promise<{ user: User; places: Place[] }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('erasure of people'))`);
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
  if (!user) throw new DomainError('user_not_found');
  const own = tx
    .select({ id: memberships.organizationId })
    .from(memberships)
    .where(eq(memberships.userId, userId));
  // As everybody does who changes members; work of the organization goes on.
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(inArray(organizations.id, own))
    .orderBy(asc(organizations.id))
    .for('no key update');
  return { user, places: await readPlaces(tx, userId) };
}

/** The organizations of a person as they are now, in the order of their ids. */
export async function readPlaces(tx: Transaction, userId: string): Promise<Place[]> {
  const others = sql<number>`(select count(*)::int from ${memberships} o
    where o.organization_id = ${organizations.id} and o.user_id <> ${userId})`;
  const otherAdmins = sql<number>`(select count(*)::int from ${memberships} o
    where o.organization_id = ${organizations.id} and o.user_id <> ${userId} and o.role = 'admin')`;
  return tx
    .select({
      id: organizations.id,
      name: organizations.name,
      deletesAt: organizations.deletesAt,
      role: memberships.role,
      others,
      otherAdmins,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.id));
}

/** Throws `last_admin`, naming them, where organizations of others would be left without an admin. */
export function requireHandedOver(places: readonly Place[]): void {
  // What is to be deleted needs none.
  const left = places.filter(
    ({ role, others, otherAdmins, deletesAt }) =>
      role === 'admin' && others > 0 && otherAdmins === 0 && deletesAt === null,
  );
  if (!left.length) return;
  const names = left.map(({ name }) => name).join(', ');
  throw new DomainError(
    'last_admin',
    `You are the only admin of these organizations: ${names}. Make somebody else an admin first, or delete the organization.`,
    {
      errors: left.map(({ id, name }) => ({
        path: `organizations/${id}`,
        message: `${name} has no other admin`,
      })),
    },
  );
}
