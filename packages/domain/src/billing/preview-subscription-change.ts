import type { ChangeSubscriptionBody, PlanChangePreview } from '@refinery/contracts/billing.ts';
import type { BillingContext } from './internal/billing-context.ts';
import { askForChange } from './internal/change-at-stripe.ts';
import { planChange } from './internal/plan-change.ts';

/**
 * What another plan would cost the caller's organization at once, and when it would come. Nothing changes.
 * Errors: those of `planChange`, `change_refused`.
 */
export async function previewSubscriptionChange(
  ctx: BillingContext,
  wanted: ChangeSubscriptionBody,
): Promise<PlanChangePreview> {
  const { own, price, when, at } = await planChange(ctx, wanted);
  const free = {
    dueNow: 0,
    currency: own.currency,
    at: at.toISOString(),
    atPeriodEnd: when === 'later',
  };
  if (when !== 'now') return free;
  const { amount_due: dueNow } = await askForChange(ctx, (sdk) =>
    sdk.invoices.createPreview({
      subscription: own.id,
      subscription_details: { items: [{ id: own.itemId, price }], proration_behavior: 'always_invoice' },
    }),
  );
  return { ...free, dueNow };
}
