import type { Recorder } from './recorder.ts';

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
}
