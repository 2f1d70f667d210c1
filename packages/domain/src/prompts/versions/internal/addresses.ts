import type { Transaction } from '@refinery/db/create-db.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';

/** Another prompt that answers to a name. */
interface Holder {
  name: string;
  slug: string;
}

/** Name and slug of a prompt, where it takes them; what it has already is left out. */
interface Taken {
  name?: string | undefined;
  slug?: string | undefined;
}

/**
 * Lets no other transaction of the organization give prompts names or slugs until this one ends. To be called
 * before a prompt is locked, and after {@link lockIncludes} where both are. No unique index does this: older
 * organizations may have prompts of the same name.
 */
export async function lockAddresses({ actor }: CallerContext, tx: Transaction): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`prompt-addresses:${actor.organizationId}`}, 0))`,
  );
}

/**
 * Programs find a prompt by its name and by its slug, so no other may have either. To be called after
 * {@link lockAddresses}.
 * @param id of the prompt that takes them
 * Errors: `prompt_name_taken`, `prompt_slug_taken`.
 */
export async function assertAddressesFree(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
  { name, slug }: Taken,
): Promise<void> {
  const ofName = name === undefined ? undefined : await findHolder(ctx, tx, name, id);
  if (name !== undefined && ofName) {
    const other = ofName.name === name ? 'Choose another name.' : 'Choose another name, or change that slug.';
    throw new DomainError('prompt_name_taken', `${describeHolder(ctx, ofName, name)} ${other}`);
  }
  const ofSlug = slug === undefined ? undefined : await findHolder(ctx, tx, slug, id);
  if (slug === undefined || !ofSlug) return;
  const other = ofSlug.slug === slug ? 'Choose another slug.' : 'Choose another slug, or change that name.';
  throw new DomainError('prompt_slug_taken', `${describeHolder(ctx, ofSlug, slug)} ${other}`);
}

/** The prompt that has this name or slug, except for one; of several the oldest. */
export async function findHolder(
  { actor }: CallerContext,
  tx: Transaction,
  address: string,
  except: string,
): Promise<Holder | undefined> {
  const [holder] = await tx
    .select({ name: prompts.name, slug: prompts.slug })
    .from(prompts)
    .where(
      and(
        eq(prompts.organizationId, actor.organizationId),
        or(eq(prompts.name, address), eq(prompts.slug, address)),
        ne(prompts.id, except),
      ),
    )
    .orderBy(asc(prompts.id))
    .limit(1);
  return holder;
}

/** Which prompt it is: for those who may read prompts. */
function describeHolder({ actor }: CallerContext, { name, slug }: Holder, address: string): string {
  const what = name === address ? 'name' : 'slug';
  return actor.permissions.has('prompts:read')
    ? `The prompt ${JSON.stringify(name)} (slug ${slug}) has this ${what}, and programs find it by that.`
    : `Another prompt of the organization has this ${what}, and programs find it by that.`;
}
