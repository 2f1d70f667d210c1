import { LATEST_LABEL } from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { promptIncludes, prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { findPublications, type Publication } from '../publishing/find-publications.ts';

export type PromptRow = typeof prompts.$inferSelect;
export type VersionRow = typeof promptVersions.$inferSelect;

/** A prompt and its newest version. */
export interface PromptNow {
  prompt: PromptRow;
  version: VersionRow;
}

/** The labels of a prompt, each with the number of its version. */
export type Labels = Record<string, number>;

/** A prompt as it is shown. */
export interface LabelledPrompt extends PromptNow {
  labels: Labels;
  /** The newest enriched text; null: none. */
  enriched: string | null;
  /** What is published of it; null: it never was. */
  publication: Publication | null;
}

/** That a version is the newest one of its prompt. */
export const isNewest = and(
  eq(promptVersions.promptId, prompts.id),
  eq(promptVersions.number, prompts.latest),
);

/**
 * Most tokens of the texts on a page: a list of long prompts has shorter pages. A text is in a reply up to
 * three times.
 */
export const MAX_PAGE_TOKENS = 500_000;

/** A prompt of the caller's organization. Errors: `prompt_not_found`. */
export async function findPrompt(ctx: CallerContext, tx: Transaction, id: string): Promise<PromptRow> {
  const [row] = await tx
    .select()
    .from(prompts)
    .where(whereOwn(ctx, prompts, id));
  if (!row) throw new DomainError('prompt_not_found');
  return row;
}

/** The same with its newest version and its labels. Errors: `prompt_not_found`. */
export async function findPromptNow(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
): Promise<LabelledPrompt> {
  const [row] = await tx
    .select({ prompt: prompts, version: promptVersions })
    .from(prompts)
    .innerJoin(promptVersions, isNewest)
    .where(whereOwn(ctx, prompts, id));
  if (!row) throw new DomainError('prompt_not_found');
  return { ...row, ...(await findBeside(ctx, tx, [id]))(id) };
}

/**
 * Reads what prompts are shown with: gives for an id the labels, the newest enriched text and what is
 * published of that prompt.
 */
export async function findBeside(
  ctx: CallerContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<(id: string) => Pick<LabelledPrompt, 'labels' | 'enriched' | 'publication'>> {
  const labels = await findLabels(ctx, tx, ids);
  const enriched = await findEnriched(ctx, tx, ids);
  const publications = await findPublications(ctx, tx, ids);
  return (id) => ({
    labels: labels(id),
    enriched: enriched.get(id) ?? null,
    publication: publications(id),
  });
}

/** The newest enriched texts of prompts, by their ids: for each, one look into the index. */
async function findEnriched(
  { actor }: CallerContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.execute<{ id: string; text: string }>(sql`
    select p.id::text as id, e.enriched_text as text
    from (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)) p
    cross join lateral (
      select enriched_text from ${enrichments}
      where ${enrichments.promptId} = p.id and ${enrichments.organizationId} = ${actor.organizationId}
        and ${enrichments.enrichedText} is not null
      order by ${enrichments.createdAt} desc limit 1
    ) e`);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Reads the labels of prompts: gives for an id what that prompt has. */
export async function findLabels(
  { actor }: CallerContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<(id: string) => Labels> {
  const rows = await tx
    .select({ id: promptLabels.promptId, label: promptLabels.label, version: promptLabels.version })
    .from(promptLabels)
    .where(
      and(eq(promptLabels.organizationId, actor.organizationId), inArray(promptLabels.promptId, [...ids])),
    )
    .orderBy(asc(promptLabels.label));
  const labels = Map.groupBy(rows, (row) => row.id);
  return (id) => Object.fromEntries((labels.get(id) ?? []).map(({ label, version }) => [label, version]));
}

/**
 * A prompt, locked to the end of the transaction: nobody else adds a version or moves a label meanwhile.
 * Errors: `prompt_not_found`.
 * @param strength `update` for whoever deletes it: nobody else begins to refer to it meanwhile
 */
export async function lockPrompt(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
  strength: 'no key update' | 'update' = 'no key update',
): Promise<PromptRow> {
  const [prompt] = await tx
    .select()
    .from(prompts)
    .where(whereOwn(ctx, prompts, id))
    .for(strength);
  if (!prompt) throw new DomainError('prompt_not_found');
  return prompt;
}

/** The same with its newest version and its labels. Errors: `prompt_not_found`. */
export async function lockPromptNow(
  ctx: CallerContext,
  tx: Transaction,
  id: string,
): Promise<LabelledPrompt> {
  const prompt = await lockPrompt(ctx, tx, id);
  // After the lock: what another transaction has added by then is seen.
  const version = await findVersion(ctx, tx, id, prompt.latest);
  return { prompt, version, ...(await findBeside(ctx, tx, [id]))(id) };
}

/** A version of a prompt. Errors: `prompt_not_found`, `prompt_version_not_found`. */
export async function findVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  number: number,
): Promise<VersionRow> {
  const { organizationId } = ctx.actor;
  const [row] = await tx
    .select()
    .from(promptVersions)
    .where(
      and(
        eq(promptVersions.organizationId, organizationId),
        eq(promptVersions.promptId, promptId),
        eq(promptVersions.number, number),
      ),
    );
  if (row) return row;
  await findPrompt(ctx, tx, promptId);
  throw new DomainError('prompt_version_not_found', `The prompt has no version ${number}.`);
}

/** What the text of a version includes. */
export async function findIncludes(
  { actor }: CallerContext,
  tx: Transaction,
  { promptId, number, source }: VersionRow,
): Promise<{ includedId: string; number: number }[]> {
  if (!source) return [];
  return tx
    .select({ includedId: promptIncludes.includedId, number: promptIncludes.number })
    .from(promptIncludes)
    .where(
      and(
        eq(promptIncludes.organizationId, actor.organizationId),
        eq(promptIncludes.promptId, promptId),
        eq(promptIncludes.version, number),
      ),
    );
}

/**
 * The version of a prompt that has the number or the label, else the newest. Errors: `prompt_not_found`,
 * `prompt_version_not_found`, `label_not_found`.
 */
export async function findNamedVersion(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string,
  { version, label }: { version?: number | undefined; label?: string | undefined },
): Promise<VersionRow> {
  if (version !== undefined) return findVersion(ctx, tx, promptId, version);
  const { latest } = await findPrompt(ctx, tx, promptId);
  if (label === undefined || label === LATEST_LABEL) return findVersion(ctx, tx, promptId, latest);
  const labels = new Map(Object.entries((await findLabels(ctx, tx, [promptId]))(promptId)));
  const number = labels.get(label);
  if (number === undefined) throw new DomainError('label_not_found', `The prompt has no label ${label}.`);
  return findVersion(ctx, tx, promptId, number);
}
