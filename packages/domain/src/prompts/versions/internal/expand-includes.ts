import { MAX_TEXT_LENGTH } from '@refinery/contracts/optimizations.ts';
import { isPlaceholder, type PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { type TemplatePart, templateParts, textOfPart } from '@refinery/contracts/template-parts.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { promptIncludes, prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';
import { DomainError } from '../../../errors/domain-error.ts';
import { typeOf } from '../type-of.ts';
import { findVersion, isNewest } from '../version-rows.ts';
import type { PromptText } from './read-text.ts';

/** How deep includes may go: a prompt that includes one that includes one that includes one. */
export const MAX_DEPTH = 3;

/** Most prompts that one text includes: their texts are all read at once. */
const MAX_INCLUDES = 50;

/** Which version of a prompt is put in, where it is not the newest: numbers by the ids of prompts. */
export type Pins = ReadonlyMap<string, number>;

/** A prompt that a text includes, and the number of the version that it got. */
export interface Include {
  includedId: string;
  number: number;
}

/** A text whose includes stand in full in it. */
export interface ExpandedText extends PromptText {
  /** The messages as they were written; null where nothing is included. */
  source: PromptMessage[] | null;
  includes: Include[];
}

interface Included extends Include {
  slug: string;
  messages: PromptMessage[];
}

/** The slugs that a text includes, each once. */
const slugsIncluded = (messages: readonly PromptMessage[]): string[] => [
  ...new Set(
    contentsOf(messages).flatMap((content) =>
      templateParts(content).flatMap((part) => (part.kind === 'include' ? [part.slug] : [])),
    ),
  ),
];

/**
 * Puts the texts of the prompts in place that a text includes: the newest, unless `pins` says otherwise.
 * @param promptId of the prompt whose text it is, which it cannot include; null of a new one
 * Errors: `include_invalid` for a prompt that is not there, has messages of several roles, includes this one,
 * or goes too deep, for more than 50 prompts, and for more than 200,000 characters.
 */
export async function expandIncludes(
  ctx: CallerContext,
  tx: Transaction,
  promptId: string | null,
  text: PromptText,
  pins: Pins = new Map(),
): Promise<ExpandedText> {
  const slugs = slugsIncluded(text.messages);
  if (slugs.length === 0) return { ...text, source: null, includes: [] };
  if (slugs.length > MAX_INCLUDES) throw invalid(`A prompt may include ${MAX_INCLUDES} others.`);
  const found = new Map((await findIncluded(ctx, tx, slugs, pins)).map((one) => [one.slug, one]));
  for (const slug of slugs) assertUsable(slug, found.get(slug), promptId);
  await assertShallow(ctx, tx, [...found.values()], promptId);
  return {
    sections: text.sections,
    source: text.messages,
    messages: putInPlace(text.messages, found),
    includes: [...found.values()].map(({ includedId, number }) => ({ includedId, number })),
  };
}

/**
 * Lets no other transaction of the organization add or remove includes until this one ends: two that do it at
 * once could include each other. To be called before a prompt is locked.
 */
export async function lockIncludes({ actor }: CallerContext, tx: Transaction): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`includes:${actor.organizationId}`}, 0))`,
  );
}

const contentsOf = (messages: readonly PromptMessage[]): string[] =>
  messages.flatMap((message) => (isPlaceholder(message) ? [] : [message.content]));

async function findIncluded(
  ctx: CallerContext,
  tx: Transaction,
  slugs: readonly string[],
  pins: Pins,
): Promise<Included[]> {
  const rows = await tx
    .select({ id: prompts.id, slug: prompts.slug, number: prompts.latest, messages: promptVersions.messages })
    .from(prompts)
    .innerJoin(promptVersions, isNewest)
    .where(and(eq(prompts.organizationId, ctx.actor.organizationId), inArray(prompts.slug, [...slugs])));
  const found: Included[] = [];
  for (const { id, ...newest } of rows) {
    const number = pins.get(id) ?? newest.number;
    const chosen = number === newest.number ? newest : await findVersion(ctx, tx, id, number);
    found.push({ includedId: id, slug: newest.slug, number, messages: chosen.messages });
  }
  return found;
}

function assertUsable(slug: string, included: Included | undefined, promptId: string | null): void {
  if (!included) throw invalid(`There is no prompt ${slug}.`);
  if (typeOf(included.messages) !== 'text')
    throw invalid(`The prompt ${slug} has messages. Only texts can be included.`);
  if (included.includedId === promptId) throw invalid('The prompt includes itself.');
}

/** Follows what the included versions include themselves. */
async function assertShallow(
  { actor }: CallerContext,
  tx: Transaction,
  first: readonly Include[],
  promptId: string | null,
): Promise<void> {
  let level = first;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw invalid(`Includes may go ${MAX_DEPTH} prompts deep.`);
    const next = await tx
      .selectDistinct({ includedId: promptIncludes.includedId, number: promptIncludes.number })
      .from(promptIncludes)
      .where(
        and(
          eq(promptIncludes.organizationId, actor.organizationId),
          or(
            ...level.map(({ includedId, number }) =>
              and(eq(promptIncludes.promptId, includedId), eq(promptIncludes.version, number)),
            ),
          ),
        ),
      );
    if (next.some(({ includedId }) => includedId === promptId)) {
      throw invalid('What the prompt includes includes the prompt itself.');
    }
    level = next;
  }
}

function putInPlace(
  messages: readonly PromptMessage[],
  included: ReadonlyMap<string, Included>,
): PromptMessage[] {
  const texts = new Map([...included].map(([slug, one]) => [slug, contentsOf(one.messages).join('')]));
  let left = MAX_TEXT_LENGTH;
  const said = messages.map((message) => {
    if (isPlaceholder(message)) return { message, pieces: [] };
    const pieces = piecesOf(templateParts(message.content), texts);
    left -= pieces.reduce((length, piece) => length + piece.length, 0);
    return { message, pieces };
  });
  // Counted before anything is put together: a short text can include a long one ten thousand times.
  if (left < 0) throw invalid('With what it includes, the prompt has more than 200,000 characters.');
  return said.map(({ message, pieces }) =>
    isPlaceholder(message) ? message : { ...message, content: pieces.join('') },
  );
}

/**
 * A text that begins with a variable, or with backslashes before one: more backslashes before it would belong
 * to it.
 */
const BEGINS_WITH_TAG = /^\\*\{\{/;

/**
 * What is put together. Backslashes stay, as they are read when values are put in, but those before an
 * include belong to it.
 */
const piecesOf = (parts: readonly TemplatePart[], texts: ReadonlyMap<string, string>): string[] =>
  parts.map((part, index) => {
    if (part.kind === 'include') return texts.get(part.slug) ?? '';
    const next = parts[index + 1];
    const isBefore = part.kind === 'escaped' && next?.kind === 'include' && !part.raw.endsWith('}}');
    return isBefore && !BEGINS_WITH_TAG.test(texts.get(next.slug) ?? '') ? textOfPart(part) : part.raw;
  });

const invalid = (detail: string): DomainError => new DomainError('include_invalid', detail);
