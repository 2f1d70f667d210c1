import type { Db, Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors/domain-error.ts';

/** The organization with a slug, whoever it belongs to. Errors: `organization_not_found`. */
export async function organizationOf(
  db: Db | Transaction,
  slug: string,
): Promise<typeof organizations.$inferSelect> {
  const [row] = await db.select().from(organizations).where(eq(organizations.slug, slug));
  if (!row) throw new DomainError('organization_not_found', `No organization has the slug ${slug}.`);
  return row;
}
