import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { prompts } from '@refinery/db/schema/prompts.ts';
import type { CallerContext } from '../../../context/context.ts';
import type { PromptRow } from '../version-rows.ts';
import { assertAddressesFree, findHolder, lockAddresses } from './addresses.ts';
import type { PromptDetails } from './change-prompt.ts';

/**
 * Slugs that many names give, such as those without Latin letters, get numbers up to here, then something at
 * random.
 */
const NUMBERED = 20;

interface Given {
  /** undefined: one that is made of the name. */
  slug?: string | undefined;
  /** The number of its first version. */
  latest?: number;
}

type NewPrompt = Omit<PromptDetails, 'slug'> & Pick<PromptRow, 'type'>;

/**
 * Adds the row of a prompt; with no slug given, one from its name that is free, with a number where others
 * have it. Errors: `prompt_name_taken`, `prompt_slug_taken`.
 */
export async function insertPrompt(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  { slug, latest = 1 }: Given,
  details: NewPrompt,
): Promise<PromptRow> {
  const now = ctx.clock.now();
  const { organizationId } = ctx.actor;
  const id = newId();
  await lockAddresses(ctx, tx);
  await assertAddressesFree(ctx, tx, id, { name: details.name, slug });
  const free = slug ?? (await freeSlug(ctx, tx, details.name, id));
  const [made] = await tx
    .insert(prompts)
    .values({ id, organizationId, ...details, slug: free, latest, createdAt: now, updatedAt: now })
    .returning();
  if (!made) throw new Error('A prompt that was inserted is not returned.');
  return made;
}

async function freeSlug(ctx: CallerContext, tx: Transaction, name: string, id: string): Promise<string> {
  const slug = slugOf(name);
  for (let number = 1; number <= NUMBERED; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!(await findHolder(ctx, tx, candidate, id))) return candidate;
  }
  return `${slug.slice(0, 60)}-${id}`;
}

/** Leaves room for a number, of 100 characters. */
const MAX_LENGTH = 90;

/**
 * The slug that a name gives: `Support answer (DE)` gives `support-answer-de`. A name without Latin letters
 * and digits gives `prompt`.
 */
function slugOf(name: string): string {
  // In capitals ß is SS.
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase().toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, MAX_LENGTH);
  return slug.replaceAll(/^-|-$/g, '') || 'prompt';
}
