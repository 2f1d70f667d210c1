import { type Recorder, refused } from './recorder.ts';

/** The plan of an organization, and its trial. */
export async function walkBilling(recorder: Recorder): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Your plan, and who decided it',
    'GET /api/v1/billing',
    'For admins, also while the organization is suspended. [About plans and billing](billing.md) says more.',
  );
  await ada.getBilling();
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
  await ada.startCheckout({ plan: 'pro', interval: 'month' });
  recorder.section(
    'Change the card, see invoices',
    'POST /api/v1/billing/portal',
    'Open `url` in a browser soon: it works for some minutes only.',
  );
  await ada.openBillingPortal();
  recorder.section(
    'Events of Stripe',
    'POST /api/v1/billing/events',
    'For Stripe alone. Without its signature in the header `Stripe-Signature` an event is refused.',
  );
  await refused('signature_invalid', recorder.as('none').receiveBillingEvent());
}
