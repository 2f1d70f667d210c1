import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** The plan of an organization: its trial, and what is paid for. */
export async function walkBilling(recorder: Recorder, tools: Tools): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Your plan, and who decided it',
    'GET /api/v1/billing',
    'For admins, also while the organization is suspended. [About plans and billing](billing.md) says more.',
  );
  await ada.getBilling();
  recorder.section(
    'The plans that can be bought',
    'GET /api/v1/billing/plans',
    'For everybody. `amount` is in the smallest unit of the currency, such as cents.',
  );
  await recorder.as('none').getBillingPlans();
  recorder.section(
    'Begin a trial',
    'POST /api/v1/billing/trial',
    'The background worker begins it, usually within a second. Ask `GET /api/v1/billing` until `pending` is null: `plan` is `pro` then. Asked again before that, you get the same answer.',
  );
  await ada.startTrial();
  recorder.section(
    'Buy a plan',
    'POST /api/v1/billing/checkout',
    'Open `url` in a browser and pay there. After that the plan changes within seconds. `interval` is `month` or `year`.',
  );
  const { url } = await ada.startCheckout({ plan: 'pro', interval: 'month' });
  tools.pay(url);
  recorder.section(
    'Change the card, see invoices',
    'POST /api/v1/billing/portal',
    'Open `url` in a browser soon: it works for some minutes only.',
  );
  await ada.openBillingPortal();
  recorder.section(
    'Invoices',
    'GET /api/v1/billing/invoices',
    'Newest first. They are at Stripe: `url` is the page where one is read, and paid while its status is `open`.',
  );
  await ada.listInvoices().page();
  recorder.section(
    'See what another plan would cost now',
    'POST /api/v1/billing/change/preview',
    'Nothing changes. `dueNow` is in the smallest unit of the currency, such as cents.',
  );
  await ada.previewSubscriptionChange({ plan: 'pro', interval: 'year' });
  recorder.section(
    'Change the plan',
    'POST /api/v1/billing/change',
    'A better plan, and a year in place of a month, come at once. Everything else comes at the end of what is paid. If a payment is due, the answer is 402 `payment_required`, and `url` is the page where it is paid.',
  );
  await ada.changeSubscription({ plan: 'pro', interval: 'year' });
  await ada.changeSubscription({ plan: 'pro', interval: 'month' });
  recorder.section(
    'Allow optimizations beyond the plan',
    'PUT /api/v1/billing/overage',
    'Up to `limitUsd` a month. The limit counts in a moment. They are paid for after each calendar month. `enabled: false` ends it; what was used is still paid.',
  );
  // What was bought has to be seen first.
  await tools.drainBilling();
  await ada.setOverage({ enabled: true, limitUsd: 50 });
  recorder.section(
    'Cancel the subscription',
    'POST /api/v1/billing/cancel',
    'The plan stays until `cancelAt`. Nothing is deleted.',
  );
  await ada.cancelSubscription();
  recorder.section(
    'Let a cancelled subscription go on',
    'POST /api/v1/billing/resume',
    'Until `cancelAt`. After that, buy the plan again.',
  );
  await ada.resumeSubscription();
  recorder.section(
    'Events of Stripe',
    'POST /api/v1/billing/events',
    'For Stripe alone. Without its signature in the header `Stripe-Signature` an event is refused.',
  );
  await refused('signature_invalid', recorder.as('none').receiveBillingEvent());
}
