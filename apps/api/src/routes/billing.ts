import {
  cancelSubscriptionEndpoint,
  changeSubscriptionEndpoint,
  getBillingEndpoint,
  getBillingPlansEndpoint,
  listInvoicesEndpoint,
  openBillingPortalEndpoint,
  previewSubscriptionChangeEndpoint,
  receiveBillingEventEndpoint,
  resumeSubscriptionEndpoint,
  setOverageEndpoint,
  startCheckoutEndpoint,
  startTrialEndpoint,
} from '@refinery/contracts/endpoints/billing.ts';
import { cancelSubscription } from '@refinery/domain/billing/cancel-subscription.ts';
import { changeSubscription } from '@refinery/domain/billing/change-subscription.ts';
import { getBilling } from '@refinery/domain/billing/get-billing.ts';
import { getOffers } from '@refinery/domain/billing/get-offers.ts';
import { listInvoices } from '@refinery/domain/billing/list-invoices.ts';
import { openBillingPortal } from '@refinery/domain/billing/open-billing-portal.ts';
import { previewSubscriptionChange } from '@refinery/domain/billing/preview-subscription-change.ts';
import { receiveBillingEvent } from '@refinery/domain/billing/receive-billing-event.ts';
import { resumeSubscription } from '@refinery/domain/billing/resume-subscription.ts';
import { setOverage } from '@refinery/domain/billing/set-overage.ts';
import { startCheckout } from '@refinery/domain/billing/start-checkout.ts';
import { startTrial } from '@refinery/domain/billing/start-trial.ts';
import { type Binding, bind, bindHandler, bindPublic } from '../endpoints/bind.ts';
import { readBodyBytes } from '../plugins/body-parsers.ts';
import type { App } from '../types.ts';

export const billingRoutes = (): Binding[] => [
  bind(getBillingEndpoint, getBilling),
  bindPublic(getBillingPlansEndpoint, getOffers),
  bind(startTrialEndpoint, startTrial),
  bind(startCheckoutEndpoint, startCheckout),
  bind(openBillingPortalEndpoint, openBillingPortal),
  bind(listInvoicesEndpoint, listInvoices),
  bind(previewSubscriptionChangeEndpoint, previewSubscriptionChange),
  bind(changeSubscriptionEndpoint, changeSubscription),
  bind(cancelSubscriptionEndpoint, cancelSubscription),
  bind(resumeSubscriptionEndpoint, resumeSubscription),
  bind(setOverageEndpoint, setOverage),
];

/** Hands bodies over as they came: Stripe signs the bytes. */
export function registerRawJsonParser(app: App): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', (request, payload, done) => {
    readBodyBytes(request, payload).then((bytes) => done(null, bytes.toString()), done);
  });
}

/** Needs {@link registerRawJsonParser}. */
export const billingEventRoute = (): Binding =>
  bindHandler(receiveBillingEventEndpoint, async (ctx, request) => {
    const { 'stripe-signature': signature } = request.headers;
    await receiveBillingEvent(ctx, {
      body: typeof request.body === 'string' ? request.body : '',
      signature: typeof signature === 'string' ? signature : '',
    });
    return { received: true };
  });
