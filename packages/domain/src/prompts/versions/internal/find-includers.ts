import type { Transaction } from '@refinery/db/create-db.ts';
import { promptIncludes, prompts } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';

/** A prompt that includes another one. */
export interface Includer {
  promptId: string;
  slug: string;
}

/**
 * The prompts whose newest version includes one of these, whichever version of it, in the order of their
 * slugs.
 */
export const findIncluders = (
  { actor }: CallerContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<Includer[]> =>
  tx
    .selectDistinct({ promptId: prompts.id, slug: prompts.slug })
    .from(promptIncludes)
    .innerJoin(
      prompts,
      and(eq(prompts.id, promptIncludes.promptId), eq(prompts.latest, promptIncludes.version)),
    )
    .where(
      and(
        eq(promptIncludes.organizationId, actor.organizationId),
        inArray(promptIncludes.includedId, [...ids]),
      ),
    )
    .orderBy(asc(prompts.slug));
