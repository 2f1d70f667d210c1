import { joinContents } from '@refinery/contracts/prompt-template.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { promptSearch, prompts } from '@refinery/db/schema/prompts.ts';
import type { CallerContext } from '../../../context/context.ts';
import { whereOwn } from '../../../context/own-rows.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { typeOf } from '../type-of.ts';
import type { PromptNow, PromptRow, VersionRow } from '../version-rows.ts';
import { insertVersion, type VersionContent, type VersionMaking } from './new-version.ts';

/** What a prompt has besides its texts. */
export type PromptDetails = Pick<
  PromptRow,
  'projectId' | 'name' | 'slug' | 'folder' | 'category' | 'description' | 'tags'
>;

/** Each of them is named, so that the compiler finds what one is forgotten in; undefined: it stays. */
export type ChangedDetails = { [Name in keyof PromptDetails]: PromptDetails[Name] | undefined };

export interface PromptChange {
  details?: ChangedDetails;
  /** Whether something else of it changes, which is kept elsewhere. */
  touched?: boolean;
  /** The version that is added; null: none. */
  version?: AddedVersion | null;
}

interface AddedVersion {
  making: Omit<VersionMaking, 'parent'> & { parent?: number };
  content: VersionContent;
  /** The number that it should have: it gets it where that is higher than all others, else the next one. */
  wanted?: number | undefined;
}

/** Highest number that a version may ask for: numbers have an end, and there is always a next one. */
const MAX_WANTED = 1_000_000;

/**
 * The number of a version that becomes the newest. With one that it should have, numbers may have gaps; they
 * never go back.
 */
export const numberAfter = (latest: number, wanted: number | undefined): number =>
  wanted !== undefined && wanted > latest && wanted <= MAX_WANTED ? wanted : latest + 1;

/**
 * Changes a prompt that is locked: its details, and with a version that is the newest from now on. Errors:
 * `prompt_not_found`.
 */
export async function changePrompt<Now extends PromptNow>(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  before: Now,
  { details, touched = false, version: added = null }: PromptChange,
): Promise<Now> {
  const isNamed = Object.values(details ?? {}).some((value) => value !== undefined);
  if (!added && !touched && !isNamed) return before;
  const { id, latest } = before.prompt;
  const version = added
    ? await insertVersion(
        ctx,
        tx,
        { promptId: id, number: numberAfter(latest, added.wanted) },
        { parent: latest, ...added.making },
        added.content,
      )
    : before.version;
  const type = typeOf(version.messages);
  // Always later than before: whoever has seen the prompt knows it by this time.
  const updatedAt = new Date(Math.max(ctx.clock.now().getTime(), before.prompt.updatedAt.getTime() + 1));
  const [prompt] = await tx
    .update(prompts)
    .set({ ...details, type, latest: version.number, updatedAt })
    .where(whereOwn(ctx, prompts, id))
    .returning();
  if (!prompt) throw new DomainError('prompt_not_found');
  await makeSearchable(tx, prompt, version);
  return { ...before, prompt, version };
}

/**
 * Puts what a search looks through beside a prompt. Small letters here and in the search: the database knows
 * those of fewer alphabets.
 */
export async function makeSearchable(
  tx: Transaction,
  { id: promptId, organizationId, name, slug, description }: PromptRow,
  { messages }: VersionRow,
): Promise<void> {
  const text = [name, slug, description ?? '', joinContents(messages)].join('\n').toLowerCase();
  await tx
    .insert(promptSearch)
    .values({ promptId, organizationId, text })
    .onConflictDoUpdate({ target: promptSearch.promptId, set: { text } });
}
