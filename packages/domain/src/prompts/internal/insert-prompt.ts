import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';
import type { PromptRow } from '../version-rows.ts';
import type { PromptDetails } from './change-prompt.ts';
import { slugOf } from './slug.ts';
import { assertSlugFree, isNameOfAnother } from './slug-taken.ts';

/** Names that many prompts share, such as "Untitled", get numbers up to here, then something at random. */
const NUMBERED = 20;

type NewPrompt = Omit<PromptDetails, 'slug'> & Pick<PromptRow, 'type'>;

/** Adds the row of a prompt; with no slug given, one from its name that is free. Errors: `prompt_slug_taken`. */
export async function insertPrompt(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  slug: string | undefined,
  details: NewPrompt,
): Promise<PromptRow> {
  const now = ctx.clock.now();
  const { organizationId } = ctx.actor;
  const row = { id: newId(), organizationId, ...details, latest: 1, createdAt: now, updatedAt: now };
  if (slug !== undefined) await assertSlugFree(ctx, tx, slug, row.id);
  for (const candidate of slug === undefined ? slugsOf(details.name, row.id) : [slug]) {
    if (slug === undefined && (await isNameOfAnother(ctx, tx, candidate, row.id))) continue;
    const [made] = await tx
      .insert(prompts)
      .values({ ...row, slug: candidate })
      .onConflictDoNothing({ target: [prompts.organizationId, prompts.slug] })
      .returning();
    if (made) return made;
  }
  throw new DomainError('prompt_slug_taken', 'Another prompt of the organization has this slug.');
}

function slugsOf(name: string, id: string): string[] {
  const slug = slugOf(name);
  const numbered = Array.from({ length: NUMBERED - 1 }, (_, index) => `${slug}-${index + 2}`);
  return [slug, ...numbered, `${slug.slice(0, 60)}-${id}`];
}
