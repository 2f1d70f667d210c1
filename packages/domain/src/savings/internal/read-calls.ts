import type { SavingsBy } from '@refinery/contracts/savings.ts';
import { firstIdAt } from '@refinery/db/ids.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { LONG_PROMPTS } from '@refinery/providers/prices.ts';
import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';

/** Calls of one group that were billed alike: at the same prices, and what was saved in the same class. */
export interface AlikeCalls {
  group: string | null;
  provider: string;
  model: string;
  answeredModel: string | null;
  /** `2026-07-01`, in UTC. */
  day: string;
  /** How many of `LONG_PROMPTS` the prompts are longer than. */
  lengths: number;
  /** What the provider did with the beginning of the prompt; `none`: it says nothing of its tokens. */
  beginning: 'cached' | 'written' | 'fresh' | 'none';
  /** Whether anything was saved. */
  saved: boolean;
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  textTokens: number;
  resultTokens: number;
  markedCalls: number;
  /** Read and written by calls with marks of ours. */
  markedReads: number;
  markedWrites: number;
  /** Read by those whose marks the provider would not have set itself. */
  systemReads: number;
}

const { inputTokens, cachedInputTokens, cacheWriteTokens, saved, createdAt } = modelCalls;

const savedBy = (name: string): SQL => sql`coalesce((${saved} ->> ${sql.raw(`'${name}'`)})::bigint, 0)`;
const [TEXT, RESULTS, MARKS, SYSTEM_MARKS] = ['text', 'results', 'marks', 'systemMarks'].map(savedBy);

const DAY = sql<string>`to_char(${createdAt} at time zone 'UTC', 'YYYY-MM-DD')`;
const GROUPS: Record<SavingsBy, SQL<string | null>> = {
  day: DAY,
  key: sql`${modelCalls.apiKeyId}::text`,
  model: sql`${modelCalls.provider} || '/' || ${modelCalls.model}`,
  kind: sql`${modelCalls.kind}`,
};

/** In how many prices of long prompts a prompt is. A length itself is not longer than itself. */
const LENGTHS = sql<number>`width_bucket(${inputTokens}, array[${sql.raw(
  LONG_PROMPTS.map((tokens) => tokens + 1).join(','),
)}])`;
const BEGINNING = sql<AlikeCalls['beginning']>`case
  when ${inputTokens} = 0 then 'none'
  when ${cachedInputTokens} > 0 then 'cached'
  when ${cacheWriteTokens} > 0 then 'written'
  else 'fresh' end`;
const SAVED = sql<boolean>`(${TEXT} > 0 or ${RESULTS} > 0 or ${MARKS} > 0)`;

const total = (of: SQL | typeof inputTokens, where: SQL = sql`true`): SQL<number> =>
  sql<number>`coalesce(sum(${of}) filter (where ${where}), 0)::float8`;

/** An organization's calls of a period, put together as far as they were billed alike. */
export function readCalls(
  ctx: CallerContext,
  { from, to }: { from: Date; to: Date },
  by: SavingsBy,
): Promise<AlikeCalls[]> {
  const same = {
    ...{ group: GROUPS[by], provider: modelCalls.provider, model: modelCalls.model },
    ...{
      answeredModel: modelCalls.answeredModel,
      day: DAY,
      lengths: LENGTHS,
      beginning: BEGINNING,
      saved: SAVED,
    },
  };
  const isMarked = sql`${MARKS} > 0`;
  return ctx.tenant.run((tx) =>
    tx
      .select({
        ...same,
        calls: sql<number>`count(*)::int`,
        inputTokens: total(inputTokens),
        cachedTokens: total(sql`${cachedInputTokens}`),
        textTokens: total(sql`${TEXT}`),
        resultTokens: total(sql`${RESULTS}`),
        markedCalls: sql<number>`(count(*) filter (where ${isMarked}))::int`,
        markedReads: total(sql`${cachedInputTokens}`, isMarked),
        markedWrites: total(sql`${cacheWriteTokens}`, isMarked),
        systemReads: total(sql`${cachedInputTokens}`, sql`${SYSTEM_MARKS} > 0`),
      })
      .from(modelCalls)
      .where(
        and(
          eq(modelCalls.organizationId, ctx.actor.organizationId),
          gte(modelCalls.id, firstIdAt(from)),
          lt(modelCalls.id, firstIdAt(to)),
        ),
      )
      // By their places: an expression with a parameter would be another one there.
      .groupBy(...Object.keys(same).map((_, at) => sql.raw(`${at + 1}`))),
  );
}
