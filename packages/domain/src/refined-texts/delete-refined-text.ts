import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { lockText } from './internal/find-text.ts';

/**
 * Deletes a system text and what was decided of it: calls send it as it is. Errors: `forbidden`,
 * `refined_text_not_found`.
 */
export async function deleteRefinedText(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'organization:write');
  await mutate(ctx, 'refined-text.delete', async (tx) => {
    const { hash, status } = await lockText(ctx, tx, id);
    await tx.delete(refinedTexts).where(whereOwn(ctx, refinedTexts, id));
    return { target: id, before: { sha256: hash, status }, result: undefined };
  });
}
