import { billingAccounts } from '@refinery/db/schema/billing-accounts.ts';
import { billingCustomers } from '@refinery/db/schema/billing-customers.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { BillingContext } from './billing-context.ts';
import { customerState } from './customer-state.ts';
import { requestSync } from './request-sync.ts';
import { requireStripe } from './require-stripe.ts';

/**
 * The customer of Stripe that the caller's organization is; null: it is none yet. Errors: `billing_disabled`,
 * `billing_unavailable`.
 */
export async function findCustomer(ctx: BillingContext): Promise<string | null> {
  const { customerId } = await readCustomer(ctx);
  return customerId === null ? null : checkCustomer(ctx, customerId);
}

/**
 * The customer of Stripe that the caller's organization is; a new one where it is none yet. Two who ask at
 * the same moment get the same. Errors: `billing_disabled`, `billing_unavailable`.
 */
export async function ensureCustomer(ctx: BillingContext): Promise<string> {
  const { customerId, syncsBegun } = await readCustomer(ctx);
  return customerId === null ? makeCustomer(ctx, syncsBegun ?? 0) : checkCustomer(ctx, customerId);
}

async function checkCustomer(ctx: BillingContext, customerId: string): Promise<string> {
  const { organizationId } = ctx.actor;
  const state = await requireStripe(ctx).ask((stripe) => customerState(stripe, customerId, organizationId));
  if (state === 'own') return customerId;
  // The worker forgets it, and there can be another one.
  if (state === 'deleted') await requestSync(ctx, organizationId);
  else ctx.logger.error({ organizationId, customerId }, 'customer of somebody else');
  throw new DomainError(
    'billing_unavailable',
    'This organization was removed at Stripe. Try again in a minute.',
    {
      retryAfterSeconds: 60,
    },
  );
}

/** @param syncsBegun which one this is: for the first, and for each that follows a deleted one, it differs */
async function makeCustomer(ctx: BillingContext, syncsBegun: number): Promise<string> {
  const { organizationId } = ctx.actor;
  const made = await requireStripe(ctx).ask((stripe) =>
    stripe.customers.create(
      { metadata: { organizationId } },
      { idempotencyKey: `customer:${organizationId}:${syncsBegun}` },
    ),
  );
  await ctx.tenant.run((tx) =>
    tx
      .insert(billingCustomers)
      .values({ organizationId, customerId: made.id, createdAt: ctx.clock.now() })
      .onConflictDoNothing(),
  );
  const { customerId } = await readCustomer(ctx);
  if (customerId === null) throw new Error('A customer that cannot be written.');
  return customerId;
}

async function readCustomer({ actor: { organizationId }, tenant }: CallerContext) {
  const [row] = await tenant.run((tx) =>
    tx
      .select({ customerId: billingCustomers.customerId, syncsBegun: billingAccounts.syncsBegun })
      .from(organizations)
      .leftJoin(billingCustomers, eq(billingCustomers.organizationId, organizations.id))
      .leftJoin(billingAccounts, eq(billingAccounts.organizationId, organizations.id))
      .where(eq(organizations.id, organizationId)),
  );
  if (!row) throw new Error('A caller without an organization.');
  return row;
}
