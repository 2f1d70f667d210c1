import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';

/**
 * Errors: `storage_disabled` where the organization wants nothing of calls to be kept, which is what a
 * conversation is.
 */
export async function requireStorage({ actor }: CallerContext, tx: Transaction): Promise<void> {
  const [row] = await tx
    .select({ callTexts: organizations.callTexts })
    .from(organizations)
    .where(eq(organizations.id, actor.organizationId));
  if (row?.callTexts === 'none')
    throw new DomainError(
      'storage_disabled',
      'The organization keeps nothing of calls to models (callTexts: none), so it has no conversations.',
    );
}
