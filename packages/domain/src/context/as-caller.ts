import type { Transaction } from '@refinery/db/create-db.ts';
import { joinTenant, openTenant, type Tenant } from '@refinery/db/tenant-handle.ts';
import type { Caller } from './actor.ts';
import type { ActorContext, CallDetails, Context } from './context.ts';

/** The context in which the verbs of a caller run. */
export const asCaller = (ctx: Context, actor: Caller, call: CallDetails = {}): ActorContext => ({
  ...ctx,
  ...call,
  actor,
  tenant: openTenant(ctx.db, actor.organizationId),
});

/** The same context in an open transaction: what a verb does there takes effect with it. */
export const within = <C extends { tenant: Tenant }>(ctx: C, tx: Transaction): C => ({
  ...ctx,
  tenant: joinTenant(tx, ctx.tenant.organizationId),
});

/** The rows of an organization: in the transaction that is open there, else in one for each call. */
export const tenantOf = (ctx: Pick<Context, 'db'> & { tenant?: Tenant }, organizationId: string): Tenant =>
  ctx.tenant?.organizationId === organizationId ? ctx.tenant : openTenant(ctx.db, organizationId);
