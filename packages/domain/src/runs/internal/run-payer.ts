import { newId } from '@refinery/db/ids.ts';
import { runHolds, runs } from '@refinery/db/schema/runs.ts';
import { workItems } from '@refinery/db/schema/work.ts';
import { openTenant, type Tenant } from '@refinery/db/tenant-handle.ts';
import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { Payer } from '@refinery/providers/payer.ts';
import type { VendorName } from '@refinery/providers/spec.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { unknownPrice } from '../../usage/budget-refusal.ts';
import { costOf, mostMicros } from '../../usage/cost-of-call.ts';

/** When an item asks for money again that others hold, in milliseconds. */
export const BUSY_MS = 500;

/** A call of a run that was not made, because the budget of the run might not be enough for it. */
export class RunBudgetRefusal extends ProviderError {
  /** Whether there is enough once calls that run have ended for less than they might have cost. */
  readonly mayPass: boolean;

  constructor(provider: VendorName, mayPass: boolean) {
    super({
      provider,
      kind: 'budget',
      message: 'What is left of the budget of the run may not be enough for the call.',
    });
    this.mayPass = mayPass;
  }
}

/** The refusal that a call of a single candidate ended with, if it did. */
export function runBudgetRefusal(error: unknown): RunBudgetRefusal | undefined {
  const errors =
    error instanceof AllCandidatesFailedError ? error.attempts.map((attempt) => attempt.error) : [error];
  return errors.find((one) => one instanceof RunBudgetRefusal);
}

interface PayingItem {
  runId: string;
  organizationId: string;
  /** The work item that calls: it makes one call at a time. */
  itemId: string;
}

/**
 * All calls of a run change its row, so they wait for no disk while they have it. What a power cut undoes is
 * little: the month's own reservation follows and brings a hold to the disk; the results of the chunk,
 * without which the item is tried again, bring what was spent.
 */
const AT_ONCE = { durable: false };

type PayerContext = Pick<Context, 'clock' | 'db' | 'logger' | 'settings'>;

/**
 * Pays for the calls of an item out of the budget of its run. What is set aside is noted by call and item:
 * should the process die, whoever takes the item up again gives it back with `releaseHold`; should it only
 * have been frozen, it gives back nothing of theirs.
 */
export const createRunPayer = (ctx: PayerContext, item: PayingItem): Payer => ({
  async reserve(call) {
    const { provider, model } = call.candidate;
    const startedAt = ctx.clock.now();
    const micros = mostMicros(ctx, call, startedAt);
    if (micros === null) throw unknownPrice(provider, model);
    const tenant = openTenant(ctx.db, item.organizationId);
    const id = newId();
    if (!(await hold(tenant, item, { id, micros })))
      throw new RunBudgetRefusal(provider, await isEnoughLater(tenant, item, micros));
    return {
      async settle(reply) {
        const cost = reply ? costOf(ctx, call, reply, { startedAt, micros }) : 0;
        // The money is spent, whatever becomes of the note: a hold that stays lets the run spend less, never
        // more.
        await release(tenant, item, { cost, id }).catch((error: unknown) =>
          ctx.logger.error({ err: error, itemId: item.itemId, cost }, 'cost of a run not settled'),
        );
        return cost;
      },
    };
  },
});

/** Whether there was room in the budget. */
async function hold(
  tenant: Tenant,
  { runId, itemId, organizationId }: PayingItem,
  { id, micros }: { id: string; micros: number },
): Promise<boolean> {
  const statement = sql`with charged as (
      update ${runs} set held_micros = held_micros + ${micros}::bigint
      where id = ${runId} and organization_id = ${organizationId}
        and spent_micros + held_micros + ${micros}::bigint <= max_cost_micros
        and stop_reason is distinct from 'budget_reached'
      returning id
    )
    insert into ${runHolds} (id, item_id, organization_id, run_id, micros)
    select ${id}::uuid, ${itemId}, ${organizationId}, id, ${micros}::bigint from charged
    returning true`;
  const [rows] = await tenant.send([statement], AT_ONCE);
  return Boolean(rows?.length);
}

/**
 * Whether there is enough but for what calls that run have set aside. An item that is not worked on makes no
 * call: its worker died, or could not settle. What such an item holds is free, or spent where it has an
 * output: else the others would wait for it, and it for them. Where there is not enough the run makes no call
 * any more, however small: else the long ones would be missing, and not at random.
 */
async function isEnoughLater(
  tenant: Tenant,
  { runId, organizationId }: PayingItem,
  micros: number,
): Promise<boolean> {
  const [rows] = await tenant.send([
    sql`with run as (${lockedRun(runId, organizationId)}), ended as (
      delete from ${runHolds} h using run, ${workItems} i
      where h.run_id = ${runId} and h.organization_id = ${organizationId} and i.id = h.item_id and i.status <> 'processing'
      returning h.micros, i.status
    ), total as (
      select coalesce(sum(micros), 0)::bigint as held,
        coalesce(sum(micros) filter (where status = 'completed'), 0)::bigint as spent from ended
    ), changed as (
      update ${runs} set held_micros = held_micros - total.held, spent_micros = spent_micros + total.spent from total
      where id = ${runId} and organization_id = ${organizationId} and total.held > 0
    )
    select spent_micros + total.spent + ${micros}::bigint <= max_cost_micros and stop_reason is distinct from 'budget_reached' as enough
    from ${runs}, total where id = ${runId} and organization_id = ${organizationId}`,
  ]);
  if (rows?.[0]?.enough === true) return true;
  await tenant.send([
    sql`update ${runs} set stop_reason = 'budget_reached'
      where id = ${runId} and organization_id = ${organizationId} and stop_reason is null`,
  ]);
  return false;
}

/**
 * Gives back what is set aside for an item, or for one call of it, and counts what was spent instead. The row
 * of the run is locked first, as whoever ends the run does: the other way round one of both would fail.
 */
async function release(
  tenant: Tenant,
  { runId, itemId, organizationId }: PayingItem,
  { cost, id }: { cost: number; id?: string },
): Promise<void> {
  const statement = sql`with run as (${lockedRun(runId, organizationId)}), held as (
      delete from ${runHolds} h using run where h.item_id = ${itemId} and h.organization_id = ${organizationId}
        ${id === undefined ? sql`` : sql`and h.id = ${id}`} returning h.micros
    )
    update ${runs} set spent_micros = spent_micros + ${cost}::bigint,
      held_micros = held_micros - coalesce((select sum(micros) from held), 0)::bigint
    where id = ${runId} and organization_id = ${organizationId}`;
  await tenant.send([statement], AT_ONCE);
}

const lockedRun = (id: string, organizationId: string) =>
  sql`select id from ${runs} where id = ${id} and organization_id = ${organizationId} for no key update`;

/** Counts what calls of an item cost for which nothing was set aside. */
export const countSpent = (ctx: Pick<Context, 'db'>, item: PayingItem, cost: number): Promise<void> =>
  release(openTenant(ctx.db, item.organizationId), item, { cost });

/** Gives back what a process that died had set aside for an item. */
export const releaseHold = (ctx: Pick<Context, 'db'>, item: PayingItem): Promise<void> =>
  release(openTenant(ctx.db, item.organizationId), item, { cost: 0 });
