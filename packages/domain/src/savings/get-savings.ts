import {
  DEFAULT_SAVINGS_DAYS,
  MOST_SAVINGS_DAYS,
  type SavingsQuery,
  type SavingsReply,
} from '@refinery/contracts/savings.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { readCalls } from './internal/read-calls.ts';
import { addCalls, NOTHING_SAVED, type Sums, toSavings } from './internal/sums.ts';

const DAY_MS = 86_400_000;
const MOST_GROUPS = 1_000;

/**
 * What calls to models cost less in a period. Dollars are those of the class in which the tokens would have
 * been billed, at the prices of the day. Errors: `forbidden`, `validation_failed` for a period that cannot
 * be.
 */
export async function getSavings(
  ctx: CallerContext<'clock' | 'settings'>,
  { by = 'day', ...query }: SavingsQuery,
): Promise<SavingsReply> {
  requirePermission(ctx, 'usage:read');
  const period = periodOf(ctx.clock.now(), query);
  const calls = await readCalls(ctx, period, by);
  const total: Sums = { ...NOTHING_SAVED };
  const groups = new Map<string | null, Sums>();
  for (const some of calls) {
    const group = groups.get(some.group) ?? { ...NOTHING_SAVED };
    groups.set(some.group, group);
    for (const sums of [total, group]) addCalls(sums, some, ctx.settings.priceOverrides);
  }
  const sorted = [...groups].toSorted(([one, { calls: some }], [other, { calls: more }]) =>
    by === 'day' ? (one ?? '').localeCompare(other ?? '') : more - some,
  );
  return {
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    by,
    total: toSavings(total),
    groups: sorted.slice(0, MOST_GROUPS).map(([group, sums]) => ({ group, ...toSavings(sums) })),
  };
}

function periodOf(now: Date, query: Pick<SavingsQuery, 'from' | 'to'>): { from: Date; to: Date } {
  const to = query.to === undefined ? now : new Date(query.to);
  if (to.getTime() <= 0) throw invalidField('to', 'must be after 1970');
  const from =
    query.from === undefined ? new Date(to.getTime() - DEFAULT_SAVINGS_DAYS * DAY_MS) : new Date(query.from);
  if (from >= to) throw invalidField('from', 'must be before to');
  if (to.getTime() - from.getTime() > MOST_SAVINGS_DAYS * DAY_MS)
    throw invalidField('from', `must be at most ${MOST_SAVINGS_DAYS} days before to`);
  return { from, to };
}
