import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq, type SQL } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/**
 * A person, and the organization they joined first, which mails to them and changes of their account belong
 * to.
 */
export interface Person {
  id: string;
  email: string;
  fullName: string;
  organizationId: string;
  /** Null: nobody has confirmed that the e-mail is theirs. */
  emailVerifiedAt: Date | null;
}

/** The person who meets a condition. Undefined where there is none, or they belong to no organization. */
export async function findPerson(
  db: Context['systemDb'] | Transaction,
  where: SQL,
): Promise<Person | undefined> {
  const [person] = await db
    .select({
      id: users.id,
      email: users.email,
      fullName: users.fullName,
      emailVerifiedAt: users.emailVerifiedAt,
      organizationId: memberships.organizationId,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(where)
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  return person;
}
