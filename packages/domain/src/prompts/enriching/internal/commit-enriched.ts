import type { PromptMessage } from '@refinery/contracts/prompt-template.ts';
import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { within } from '../../../context/as-caller.ts';
import type { CallerContext } from '../../../context/context.ts';
import { whereOwn } from '../../../context/own-rows.ts';
import { addVersion } from '../../versions/add-version.ts';
import { toVersionReply } from '../../versions/to-version-reply.ts';
import { findLabels, findVersion, type VersionRow } from '../../versions/version-rows.ts';
import type { EnrichmentRow } from './enrichment-columns.ts';

/** What says what an enrichment came to. */
export type Committable = Pick<
  EnrichmentRow,
  'id' | 'enrichedText' | 'messages' | 'sections' | 'promptId' | 'promptVersion'
>;

export const messagesOf = ({ messages, enrichedText }: Committable): PromptMessage[] =>
  messages ?? [{ role: 'user', content: enrichedText ?? '' }];

/**
 * Makes an enriched text a version of its prompt, once for each version that it was made of: whoever comes
 * second takes the version that is there. Null where it says what that version says.
 * @param parent the number of the version that was enriched
 * Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`, `include_invalid`,
 * `refining_limit_exceeded`.
 */
export const commitEnriched = (
  ctx: CallerContext<'clock' | 'refiner'>,
  row: Committable,
  parent: number,
): Promise<PromptVersionReply | null> =>
  ctx.tenant.run(async (tx) => {
    const [now] = await tx
      .select({ made: enrichments.newVersion })
      .from(enrichments)
      .where(whereOwn(ctx, enrichments, row.id))
      .for('update');
    const { promptId } = row;
    if (!now || promptId === null) return null;
    if (now.made !== null && row.promptVersion === parent) return readVersion(ctx, tx, promptId, now.made);
    const added = await addEnriched(ctx, tx, row, parent);
    return added && toVersionReply(added, {});
  });

/** A version with the labels that it has now. Errors: `prompt_version_not_found`. */
export async function readVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  number: number,
): Promise<PromptVersionReply> {
  const labels = await findLabels(ctx, tx, [promptId]);
  return toVersionReply(await findVersion(ctx, tx, promptId, number), labels(promptId));
}

/** Adds the version, in the transaction in which the enrichment is written. */
export async function addEnriched(
  ctx: CallerContext<'clock' | 'refiner'>,
  tx: Transaction,
  row: Committable,
  parent: number,
): Promise<VersionRow | null> {
  if (row.promptId === null) return null;
  const isOneText = row.messages === null;
  const version = await addVersion(within(ctx, tx), row.promptId, {
    making: {
      kind: 'enriched',
      parent,
      note: 'Enriched',
      origin: { kind: 'enrichment', id: row.id, version: null },
    },
    text: { messages: messagesOf(row), sections: isOneText ? row.sections : null },
  });
  if (version)
    await tx
      .update(enrichments)
      .set({ newVersion: version.number })
      .where(whereOwn(ctx, enrichments, row.id));
  return version;
}
