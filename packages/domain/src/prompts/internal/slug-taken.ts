import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { and, eq, ne } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';

/** Whether another prompt has this name. Programs that fetch it by its name would get whatever has that slug. */
export async function isNameOfAnother(
  { actor }: CallerContext,
  tx: Transaction,
  slug: string,
  id: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: prompts.id })
    .from(prompts)
    .where(and(eq(prompts.organizationId, actor.organizationId), eq(prompts.name, slug), ne(prompts.id, id)))
    .limit(1);
  return rows.length > 0;
}

/** Errors: `prompt_slug_taken`. */
export async function assertSlugFree(
  ctx: CallerContext,
  tx: Transaction,
  slug: string,
  id: string,
): Promise<void> {
  if (!(await isNameOfAnother(ctx, tx, slug, id))) return;
  throw new DomainError(
    'prompt_slug_taken',
    'Another prompt of the organization has this name, and programs may fetch it by its name.',
  );
}
