import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Webhooks and what is delivered to them. */
export async function walkWebhooks(
  recorder: Recorder,
  { webhookReceiver, deliver }: Pick<Tools, 'webhookReceiver' | 'deliver'>,
): Promise<void> {
  const ada = recorder.as('token');
  recorder.section(
    'Make a webhook',
    'POST /api/v1/webhooks',
    'For admins. An organization has at most 20 webhooks. `events` are `batch.completed`, `batch.failed`, `batch.cancelled`, `optimization.completed`, `quota.threshold`, `api_key.rotated`, `prompt.label_moved`, `prompt.moderated`, `ab_test.decided` and `ab_test.halted` (default: all except `optimization.completed`). Only this answer contains the secret. [Webhooks](webhooks.md) describes what is sent and how to verify it.',
  );
  const { id } = await ada.createWebhook({
    url: `${webhookReceiver}/refinery`,
    events: ['batch.completed', 'batch.failed', 'quota.threshold'],
    description: 'Tells the nightly job',
  });
  await refused('blocked_address', ada.createWebhook({ url: 'https://192.168.0.10/refinery' }));

  recorder.section(
    'Send a ping',
    'POST /api/v1/webhooks/{id}/test',
    'For admins. A worker sends a `ping` event to the webhook.',
  );
  await ada.testWebhook(id);
  await deliver();

  recorder.section(
    'What was delivered',
    'GET /api/v1/webhooks/{id}/deliveries',
    'Newest first. Deliveries are kept for 35 days. `nextTryAt` says when a `pending` delivery is tried next.',
  );
  await ada.listWebhookDeliveries({ id }).page();

  recorder.section('List webhooks', 'GET /api/v1/webhooks', '');
  await ada.listWebhooks().page();
  recorder.section('One webhook', 'GET /api/v1/webhooks/{id}', '');
  await ada.getWebhook(id);

  recorder.section(
    'Change a webhook',
    'PUT /api/v1/webhooks/{id}',
    'For admins. Fields that you leave out do not change. `enabled` switches the webhook off and on.',
  );
  await ada.updateWebhook({ id, events: ['batch.completed', 'batch.failed'] });

  recorder.section(
    'Get a new secret',
    'POST /api/v1/webhooks/{id}/rotate-secret',
    'For admins. For `overlapSeconds` (default one day, at most seven days) each message is signed with both secrets. Only this answer contains the new secret.',
  );
  await ada.rotateWebhookSecret({ id, overlapSeconds: 3_600 });

  await walkRetry(recorder, { id, webhookReceiver, deliver });
  recorder.section(
    'Delete a webhook',
    'DELETE /api/v1/webhooks/{id}',
    'For admins. Its deliveries are deleted, too.',
  );
  await ada.deleteWebhook(id);
}

/** The receiver answers 410 at this path: nothing is tried again by itself. */
async function walkRetry(
  recorder: Recorder,
  { id, webhookReceiver, deliver }: Pick<Tools, 'webhookReceiver' | 'deliver'> & { id: string },
): Promise<void> {
  const quiet = recorder.unseen().as('token');
  await quiet.updateWebhook({ id, url: `${webhookReceiver}/gone` });
  const failed = await quiet.testWebhook(id);
  await deliver();
  await quiet.updateWebhook({ id, url: `${webhookReceiver}/refinery`, enabled: true });
  recorder.section(
    'Try a delivery again',
    'POST /api/v1/webhook-deliveries/{id}/retry',
    'For admins. Sends a failed delivery again, with the same event id.',
  );
  await recorder.as('token').retryWebhookDelivery(failed.id);
}
