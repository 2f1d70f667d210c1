import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { users } from '@refinery/db/schema/users.ts';

/**
 * Makes a person, who is a member of nothing yet, and answers the id. Undefined where somebody has the
 * e-mail, in whatever case.
 */
export async function createUser(
  tx: Transaction,
  person: { email: string; fullName: string; passwordHash: string; emailVerifiedAt?: Date },
): Promise<string | undefined> {
  const id = newId();
  const [made] = await tx
    .insert(users)
    .values({ id, ...person })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return made?.id;
}
