import type { PublishedPromptItem, PublishedPromptsQuery } from '@refinery/contracts/published-prompts.ts';
import { publications, publishedPrompts } from '@refinery/db/schema/published-prompts.ts';
import { patternsOf, toList } from '@refinery/db/search-patterns.ts';
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../../context/pages.ts';
import { isShown } from './find-published.ts';
import { toPublishedItem } from './internal/to-published-reply.ts';

type Listing = PublishedPromptsQuery & PageInput;

/** What organizations have published, those that were published last first, for everybody. */
export const listPublishedPrompts = (
  ctx: Pick<Context, 'identities' | 'platformDb'>,
  input: Listing,
): Promise<Page<PublishedPromptItem>> => {
  const { limit, cursor, category, tag, q } = input;
  const name = JSON.stringify([limit, cursor, category, tag, q]);
  return ctx.identities.published.lists.find(name, () => readPage(ctx, input));
};

async function readPage(
  { platformDb }: Pick<Context, 'platformDb'>,
  input: Listing,
): Promise<Page<PublishedPromptItem>> {
  const { publicationId, name, description, category, tags, type } = publishedPrompts;
  const { tokens, score, excerpt, createdAt } = publishedPrompts;
  const snapshot = {
    publicationId,
    name,
    description,
    category,
    tags,
    type,
    tokens,
    score,
    excerpt,
    createdAt,
  };
  const rows = await platformDb
    .select(snapshot)
    .from(publishedPrompts)
    .where(and(...filtersOf(input)))
    .orderBy(desc(publicationId))
    .limit(rowsFor(input.limit));
  const { items, next } = pageOf(
    rows.map((row) => ({ id: row.publicationId, ...row })),
    input.limit,
  );
  // Not joined: the page would be looked for in the order of either table.
  const counts = await platformDb
    .select({ id: publications.id, views: publications.views, createdAt: publications.createdAt })
    .from(publications)
    .where(
      inArray(
        publications.id,
        items.map(({ id }) => id),
      ),
    );
  const countOf = new Map(counts.map((count) => [count.id, count]));
  const shown = items.flatMap((item) => {
    const count = countOf.get(item.id);
    // Gone since.
    return count ? [toPublishedItem(item, count)] : [];
  });
  return { items: shown, next };
}

function filtersOf(input: Listing): (SQL | undefined)[] {
  const { cursor, category, tag, q } = input;
  if (tag !== undefined || q !== undefined) return [isFound(input)];
  return [
    isShown,
    category === undefined ? undefined : eq(publishedPrompts.category, category),
    cursor === undefined ? undefined : lt(publishedPrompts.publicationId, cursor),
  ];
}

/** That a snapshot is one of those with these words and this tag that come first. */
const isFound = ({ q, tag, cursor, category, limit }: Listing): SQL =>
  sql`${publishedPrompts.id} = any(array(select find_published(
    ${toList(q === undefined ? [] : patternsOf(q))}, ${toList(tag === undefined ? [] : [tag])}, ${category ?? null}, ${cursor ?? null}::uuid,
    ${rowsFor(limit)}::integer)))`;
