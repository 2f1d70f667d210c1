import { createHash } from 'node:crypto';
import { joinContents, variablesOf } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig, VersionKind, VersionOrigin } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { promptIncludes, promptVersions } from '@refinery/db/schema/prompts.ts';
import type { CallerContext } from '../../../context/context.ts';
import { judge } from '../../../prompt-quality/judge.ts';
import { RULES_VERSION } from '../../../prompt-quality/rules-version.ts';
import type { VersionRow } from '../version-rows.ts';
import type { ExpandedText, Include } from './expand-includes.ts';
import type { PromptText } from './read-text.ts';

/** What a version says, and what follows from that. */
export type VersionContent = Pick<
  VersionRow,
  'messages' | 'source' | 'sections' | 'config' | 'variables' | 'tokens' | 'hash' | 'score' | 'rulesVersion'
> & { includes: Include[] };

/** A text with a configuration, of which a version can be made. */
export interface Draft {
  text: ExpandedText;
  config: PromptConfig;
}

/** How a version came to be. */
export interface VersionMaking {
  kind: VersionKind;
  /** The number of the version that it was made of; null for the first. */
  parent: number | null;
  note: string | null;
  origin?: VersionOrigin;
}

/**
 * Tells versions apart by what they say: the same texts and the same configuration, in any order of its
 * fields, give the same hash.
 */
export function hashVersion({ messages, sections }: PromptText, config: PromptConfig): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted({ messages, sections, config })))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, field]) => [name, sorted(field)]));
}

/**
 * Reads what a version will say. Counting the tokens of a long text takes a while. So a draft is described
 * before anything is locked, and read again under the locks; where it still says the same, `ahead` spares
 * counting again.
 * Errors: `refining_limit_exceeded` where its tokens are too much work to count.
 */
export async function describeVersion(
  ctx: CallerContext<'refiner'>,
  { text, config }: Draft,
  ahead: VersionContent | null = null,
): Promise<VersionContent> {
  const hash = hashVersion(text, config);
  if (ahead?.hash === hash) return { ...ahead, source: text.source, includes: text.includes };
  const tokens = await ctx.refiner.countTokens(ctx.actor.organizationId, joinContents(text.messages));
  const { score } = judge(text.messages, text.sections);
  const variables = variablesOf(text.messages);
  return { ...text, config, variables, tokens, hash, score, rulesVersion: RULES_VERSION };
}

/** Adds a version to a prompt that is locked or new. */
export async function insertVersion(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  place: { promptId: string; number: number },
  { origin = null, ...making }: Omit<VersionMaking, 'origin'> & { origin?: VersionOrigin | null },
  { includes, ...content }: VersionContent,
): Promise<VersionRow> {
  const { organizationId, userId } = ctx.actor;
  const { promptId, number } = place;
  const [row] = await tx
    .insert(promptVersions)
    .values({
      id: newId(),
      organizationId,
      ...place,
      ...making,
      origin,
      ...content,
      authorId: userId,
      createdAt: ctx.clock.now(),
    })
    .returning();
  if (!row) throw new Error('A version that was inserted is not returned.');
  if (includes.length > 0) {
    await tx
      .insert(promptIncludes)
      .values(includes.map((include) => ({ organizationId, promptId, version: number, ...include })));
  }
  return row;
}
