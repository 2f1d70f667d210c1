import type { MessagePlaceholder, PromptMessage } from '@refinery/contracts/prompt-template.ts';
import { isPlaceholder, variablesOf } from '@refinery/contracts/prompt-template.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { whereInRevision } from '../../datasets/where-revision.ts';
import { DomainError } from '../../errors/domain-error.ts';

/** Most items that a refusal names. */
const MOST_NAMED = 50;

export interface PinnedDataset {
  datasetId: string;
  revision: number;
}

export interface CellPlan {
  arms: number;
  repeats: number;
  moreOfBaseline: number;
  isByItem: boolean;
}

/** How many cells each item has. */
export const cellsOfItem = ({ arms, repeats, moreOfBaseline }: CellPlan): number =>
  arms * repeats + moreOfBaseline;

/** The items of a revision. */
const whereItems = ({ actor }: CallerContext, { datasetId, revision }: PinnedDataset): SQL | undefined =>
  and(
    eq(datasetItems.organizationId, actor.organizationId),
    eq(datasetItems.datasetId, datasetId),
    whereInRevision(revision),
  );

/**
 * The cells of a run in an order that is random, so that no arm has the slow hours of a vendor for itself:
 * SQL that gives `position` and `payload` of each. Item by item, also in random order, where complete items
 * are to come early.
 * @param moreOfBaseline how often the baseline answers beyond `repeats`
 */
export const cellsOf = (
  ctx: CallerContext,
  dataset: PinnedDataset,
  { arms, repeats, moreOfBaseline, isByItem }: CellPlan,
): SQL => sql`
  select row_number() over (order by ${isByItem ? sql`shuffled, ` : sql``}random())::integer as position,
    jsonb_build_object('itemId', id, 'arm', arm, 'repeat', repeat) as payload
  from (select ${datasetItems.id} as id, random() as shuffled from ${datasetItems} where ${whereItems(ctx, dataset)}) as items
  cross join generate_series(0, ${arms - 1}::integer) as arm
  cross join lateral generate_series(1, ${repeats}::integer + case arm when 0 then ${moreOfBaseline}::integer else 0 end) as repeat`;

/** Errors: `variables_missing`, which names items without a value for a variable of one of the prompts. */
export async function requireVariables(
  ctx: CallerContext,
  tx: Transaction,
  dataset: PinnedDataset,
  prompts: readonly (readonly PromptMessage[])[],
): Promise<void> {
  const variables = variablesIn(prompts);
  if (variables.length === 0) return;
  const lacking = sql`(
    select jsonb_agg(v.name order by v.place) from jsonb_to_recordset(${JSON.stringify(variables)}::text::jsonb)
      as v(name text, place integer, messages boolean)
    where coalesce(jsonb_typeof(${datasetItems.input} -> v.name), '') not in ('string', 'number', 'boolean')
      and not v.messages
      or v.messages and coalesce(jsonb_typeof(${datasetItems.input} -> v.name), '') <> 'array')`;
  const rows = await tx.execute<{
    id: string;
    custom_id: string | null;
    missing: string[];
    count: number;
  }>(sql`
    select id, custom_id, missing, count(*) over ()::integer as count from (
      select ${datasetItems.id} as id, ${datasetItems.customId} as custom_id, ${lacking} as missing
      from ${datasetItems} where ${whereItems(ctx, dataset)}
    ) as items where missing is not null order by id limit ${MOST_NAMED}`);
  const [first] = rows;
  if (!first) return;
  throw new DomainError(
    'variables_missing',
    `${first.count} of the items have no value for a variable of the prompts. Nothing was started.`,
    {
      errors: rows.map(({ id, custom_id, missing }) => ({
        path: `items/${custom_id ?? id}`,
        message: `has no value for ${missing.join(', ')}`,
      })),
      errorCount: first.count,
    },
  );
}

interface Variable {
  name: string;
  place: number;
  /** Whether messages stand for it. */
  messages: boolean;
}

/**
 * What all prompts need. A name that is a placeholder in one and a variable in another needs both, which no
 * item has.
 */
function variablesIn(prompts: readonly (readonly PromptMessage[])[]): Variable[] {
  const found = new Map<string, Variable>();
  for (const messages of prompts) {
    const placeholders = new Set(
      messages
        .filter((message): message is MessagePlaceholder => isPlaceholder(message))
        .map((one) => one.placeholder),
    );
    for (const name of variablesOf(messages)) {
      const isMessages = placeholders.has(name);
      found.set(`${isMessages} ${name}`, { name, place: found.size, messages: isMessages });
    }
  }
  return [...found.values()];
}
