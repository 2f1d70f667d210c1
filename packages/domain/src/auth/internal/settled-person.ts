import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { insertOwnOrganization, nameAfter } from '../../organizations/insert-own-organization.ts';
import { findPerson, type Person } from './find-person.ts';

type User = Pick<typeof users.$inferSelect, 'id' | 'email' | 'fullName' | 'emailVerifiedAt'>;

/**
 * A person with the organization that they joined first. Who has left or lost every organization gets a new
 * one, as at a sign-in: mails and the audit log need to belong somewhere.
 */
export async function settledPerson(
  ctx: Parameters<typeof insertOwnOrganization>[0],
  tx: Transaction,
  { id, email, fullName, emailVerifiedAt }: User,
): Promise<Person> {
  const person = await findPerson(tx, eq(users.id, id));
  if (person) return person;
  const own = { userId: id, name: nameAfter(fullName) };
  const { id: organizationId } = await insertOwnOrganization(ctx, tx, own);
  return { id, email, fullName, organizationId, emailVerifiedAt };
}
