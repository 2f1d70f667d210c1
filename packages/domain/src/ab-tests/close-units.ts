import type { Transaction } from '@refinery/db/create-db.ts';
import { abTests, type MetricState } from '@refinery/db/schema/ab-tests.ts';
import { and, eq, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { type DeliveryId, recordEvent } from '../events/record-event.ts';
import { startDeliveries } from '../webhooks/start-deliveries.ts';
import type { AbTestRow } from './ab-test-rows.ts';
import { type Decision, decide } from './internal/decide.ts';
import { type ClosedUnit, countUnits } from './internal/evidence.ts';

type CloseContext = Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'settings' | 'systemDb'>;

/** Most units of a metric that one transaction counts. */
const CHUNK = 2_000;
/** Most transactions of a test in one tick: the other tests wait for it. */
const MOST_CHUNKS = 50;

/** Counts the units of all running A/B tests whose windows are over, and ends the tests that are decided. */
export async function closeUnits(ctx: CloseContext): Promise<void> {
  const running = await ctx.systemDb
    .select({ id: abTests.id, organizationId: abTests.organizationId })
    .from(abTests)
    .where(eq(abTests.status, 'running'));
  for (const test of running) {
    try {
      for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
        const { hasMore, deliveries } = await closeChunk(ctx, test);
        await startDeliveries(ctx, deliveries);
        if (!hasMore) break;
      }
    } catch (error) {
      // One test that cannot be counted must not keep the others from it.
      ctx.logger.error({ err: error, abTestId: test.id }, 'units of an A/B test not counted');
    }
  }
}

/**
 * Counts the next units of each metric. They, the capitals and the last unit that was counted are one row's
 * change, so that a process that dies counts none twice and leaves none out. Answers whether there may be
 * more, and whom to tell that the test has ended.
 */
const closeChunk = (
  ctx: CloseContext,
  { id, organizationId }: { id: string; organizationId: string },
): Promise<{ hasMore: boolean; deliveries: DeliveryId[] }> =>
  tenantOf(ctx, organizationId).run(async (tx) => {
    const [row] = await tx
      .select()
      .from(abTests)
      .where(and(eq(abTests.id, id), eq(abTests.organizationId, organizationId)))
      .for('no key update');
    if (row?.status !== 'running') return { hasMore: false, deliveries: [] };
    const now = ctx.clock.now();
    const state: MetricState[] = [];
    let hasNew = false;
    let hasMore = false;
    for (const [metric, before] of row.state.entries()) {
      const units = await dueUnits(tx, row, metric, now);
      state.push(nextState(row, metric, before, units));
      hasNew ||= units.length > 0;
      hasMore ||= units.length === CHUNK;
    }
    const decision = decide({ ...row, state });
    if (!hasNew && !decision) return { hasMore: false, deliveries: [] };
    await tx
      .update(abTests)
      .set({ state, exposedUntil: afterAll(row, state), ...(decision && endOf(row, decision, now)) })
      .where(and(eq(abTests.id, id), eq(abTests.organizationId, organizationId)));
    const deliveries = decision ? await recordTestEnded(ctx, tx, row, decision) : [];
    return { hasMore: hasMore && !decision, deliveries };
  });

interface DueUnit {
  unit: string;
  arm: number;
  exposedAt: string;
  /** Null where nothing was observed. */
  value: number | null;
}

/** The next units of a metric whose windows are over, in the order of their exposures. */
async function dueUnits(tx: Transaction, row: AbTestRow, metric: number, now: Date): Promise<DueUnit[]> {
  const { cursor = null } = row.state[metric] ?? {};
  const oldest = new Date(now.getTime() - windowMs(row, metric)).toISOString();
  const after = cursor
    ? sql`and (u.exposed_at, u.unit) > (${cursor.exposedAt}::timestamptz, ${cursor.unit})`
    : sql``;
  const rows = await tx.execute<{ unit: string; arm: number; at: string; value: number | null }>(sql`
    select u.unit, u.arm, (extract(epoch from u.exposed_at) * 1000)::float8 as at, v.sum / v.count as value
    from ab_units u left join ab_values v on v.test_id = u.test_id and v.unit = u.unit and v.metric = ${metric}
    where u.test_id = ${row.id} and u.exposed_at <= ${oldest}::timestamptz ${after}
    order by u.exposed_at, u.unit limit ${CHUNK}`);
  return rows.map(({ unit, arm, at, value }) => ({
    unit,
    arm,
    value,
    exposedAt: new Date(Number(at)).toISOString(),
  }));
}

const windowMs = ({ windowHours, guardrails }: AbTestRow, metric: number): number =>
  (metric === 0 ? windowHours * 60 : (guardrails[metric - 1]?.windowMinutes ?? 0)) * 60_000;

function nextState(
  row: AbTestRow,
  metric: number,
  before: MetricState,
  units: readonly DueUnit[],
): MetricState {
  const last = units.at(-1);
  if (!last) return before;
  // No error is none; of cost, time and tokens nothing is known.
  const isZero = metric === 0 ? row.missing === 'zero' : row.guardrails[metric - 1]?.metric === 'errors';
  const closed = units.flatMap(({ arm, value }): ClosedUnit[] => {
    if (value !== null) return [{ arm, value: Math.min(Math.max(value, 0), 1) }];
    return isZero ? [{ arm, value: 0 }] : [];
  });
  const { exposedAt, unit } = last;
  return { cursor: { exposedAt, unit }, ...countUnits(row, metric, before, closed) };
}

/** Units that come now come after all that were counted, although their process has a clock of its own. */
function afterAll({ exposedUntil }: AbTestRow, state: readonly MetricState[]): Date | null {
  const cursors = state.flatMap(({ cursor }) => (cursor ? [Date.parse(cursor.exposedAt) + 1] : []));
  const latest = Math.max(exposedUntil?.getTime() ?? 0, ...cursors);
  return latest === 0 ? null : new Date(latest);
}

const endOf = ({ autoPromote }: AbTestRow, decision: Decision, now: Date) => ({
  ...decision,
  endedAt: now,
  promotion: autoPromote && decision.winner !== null ? ('due' as const) : null,
});

/**
 * Writes down that a test has ended by itself, in the transaction that ends it: in the audit log, and for
 * webhooks (`ab_test.decided`, `ab_test.halted`). Answers the deliveries, which are to be started after the
 * commit.
 */
async function recordTestEnded(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  { id, organizationId, promptId, label, status: before }: AbTestRow,
  { status, winner, reason }: Decision,
): Promise<DeliveryId[]> {
  await recordChange({ ...ctx, actor: { kind: 'system', name: 'ab-tests' } }, tx, organizationId, {
    action: `ab-test.${status}`,
    target: id,
    before: { status: before },
    after: { status, winner, reason },
  });
  return recordEvent(ctx, tx, {
    organizationId,
    type: `ab_test.${status}`,
    data: { abTestId: id, promptId, label, winner, reason },
  });
}
