import { createHash } from 'node:crypto';
import { joinContents, variablesOf } from '@refinery/contracts/prompt-template.ts';
import type { PromptConfig, VersionKind } from '@refinery/contracts/prompts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { promptVersions } from '@refinery/db/schema/prompts.ts';
import type { CallerContext } from '../../context/context.ts';
import type { VersionRow } from '../version-rows.ts';
import type { PromptText } from './read-text.ts';

/** What a version says, and what follows from that. */
export type VersionContent = Pick<
  VersionRow,
  'messages' | 'sections' | 'config' | 'variables' | 'tokens' | 'hash'
>;

interface Place {
  promptId: string;
  number: number;
  kind: VersionKind;
  parent: number | null;
  note: string | null;
}

/** Tells versions apart by what they say: the same texts and the same configuration, in any order of its fields, give the same hash. */
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

/** Reads what a version will say. Errors: `refining_limit_exceeded` where its tokens are too much work to count. */
export async function describeVersion(
  ctx: CallerContext<'refiner'>,
  text: PromptText,
  config: PromptConfig,
): Promise<VersionContent> {
  const tokens = await ctx.refiner.countTokens(ctx.actor.organizationId, joinContents(text.messages));
  return { ...text, config, variables: variablesOf(text.messages), tokens, hash: hashVersion(text, config) };
}

/** Adds a version to a prompt that is locked or new. */
export async function insertVersion(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  place: Place,
  content: VersionContent,
): Promise<VersionRow> {
  const { organizationId, userId } = ctx.actor;
  const [row] = await tx
    .insert(promptVersions)
    .values({
      ...{ id: newId(), organizationId, ...place, ...content },
      ...{ authorId: userId, createdAt: ctx.clock.now() },
    })
    .returning();
  if (!row) throw new Error('A version that was inserted is not returned.');
  return row;
}
