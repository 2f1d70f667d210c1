import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookDeliveriesEndpoint,
  listWebhooksEndpoint,
  retryWebhookDeliveryEndpoint,
  rotateWebhookSecretEndpoint,
  testWebhookEndpoint,
  updateWebhookEndpoint,
} from '@refinery/contracts/endpoints/webhooks.ts';
import { createWebhook } from '@refinery/domain/webhooks/create-webhook.ts';
import { deleteWebhook } from '@refinery/domain/webhooks/delete-webhook.ts';
import { getWebhook } from '@refinery/domain/webhooks/get-webhook.ts';
import { listWebhookDeliveries } from '@refinery/domain/webhooks/list-webhook-deliveries.ts';
import { listWebhooks } from '@refinery/domain/webhooks/list-webhooks.ts';
import { retryWebhookDelivery } from '@refinery/domain/webhooks/retry-webhook-delivery.ts';
import { rotateWebhookSecret } from '@refinery/domain/webhooks/rotate-webhook-secret.ts';
import { testWebhook } from '@refinery/domain/webhooks/test-webhook.ts';
import { updateWebhook } from '@refinery/domain/webhooks/update-webhook.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const webhookRoutes = (): Binding[] => [
  bind(listWebhooksEndpoint, listWebhooks),
  bind(createWebhookEndpoint, createWebhook, { rebuild: gone('webhook_not_found') }),
  bind(getWebhookEndpoint, getWebhook),
  bind(updateWebhookEndpoint, updateWebhook),
  bind(deleteWebhookEndpoint, deleteWebhook),
  bind(rotateWebhookSecretEndpoint, rotateWebhookSecret, { rebuild: gone('webhook_not_found') }),
  bind(testWebhookEndpoint, testWebhook),
  bind(listWebhookDeliveriesEndpoint, listWebhookDeliveries),
  bind(retryWebhookDeliveryEndpoint, retryWebhookDelivery),
];
