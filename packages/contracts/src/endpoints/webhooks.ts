import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';
import {
  CreateWebhookBody,
  RotateWebhookSecretBody,
  UpdateWebhookBody,
  WebhookDeliveriesQuery,
  WebhookDeliverySchema,
  WebhookSchema,
  WebhookWithSecretSchema,
} from '../webhooks.ts';

const tag = {
  name: 'Webhooks',
  description: 'Signed messages that are sent to your addresses when something happens',
};
const PATH = '/api/v1/webhooks';
const limits = { bodyBytes: 16 * 1024 };
const writing = { access: 'webhooks:write', tag, limits } as const;

export const listWebhooksEndpoint = endpoint({
  operationId: 'listWebhooks',
  method: 'GET',
  path: PATH,
  access: 'webhooks:read',
  tag,
  summary: 'List webhooks',
  description: 'Newest first, without their secrets.',
  query: PageQuery,
  reply: { 200: Type.Array(WebhookSchema) },
  errors: [],
  page: true,
});

export const createWebhookEndpoint = endpoint({
  ...writing,
  operationId: 'createWebhook',
  method: 'POST',
  path: PATH,
  action: 'webhook.create',
  summary: 'Make a webhook',
  description:
    'An organization has at most 20, not counting those made for batches. Only this answer contains the secret.',
  body: CreateWebhookBody,
  reply: { 201: WebhookWithSecretSchema },
  errors: ['blocked_address', 'webhook_limit', 'webhook_not_found'],
  idempotent: true,
});

export const getWebhookEndpoint = endpoint({
  operationId: 'getWebhook',
  method: 'GET',
  path: `${PATH}/:id`,
  access: 'webhooks:read',
  tag,
  summary: 'One webhook',
  description: 'The answer says whether the webhook is enabled, and since when deliveries have failed.',
  params: IdParams,
  reply: { 200: WebhookSchema },
  errors: ['webhook_not_found'],
});

export const updateWebhookEndpoint = endpoint({
  ...writing,
  operationId: 'updateWebhook',
  method: 'PUT',
  path: `${PATH}/:id`,
  action: 'webhook.update',
  summary: 'Change a webhook',
  description: 'Fields that you leave out do not change. `enabled: true` enables a disabled webhook again.',
  params: IdParams,
  body: UpdateWebhookBody,
  reply: { 200: WebhookSchema },
  errors: ['webhook_not_found', 'blocked_address', 'webhook_limit'],
});

export const deleteWebhookEndpoint = endpoint({
  ...writing,
  operationId: 'deleteWebhook',
  method: 'DELETE',
  path: `${PATH}/:id`,
  action: 'webhook.delete',
  summary: 'Delete a webhook',
  description: 'Its deliveries are deleted, too, including those that are waiting.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['webhook_not_found'],
});

export const rotateWebhookSecretEndpoint = endpoint({
  ...writing,
  operationId: 'rotateWebhookSecret',
  method: 'POST',
  path: `${PATH}/:id/rotate-secret`,
  action: 'webhook.rotate-secret',
  summary: 'Get a new secret',
  description:
    'For `overlapSeconds`, every delivery is signed with both the new and the previous secret. Only this answer contains the new secret.',
  params: IdParams,
  body: RotateWebhookSecretBody,
  reply: { 200: WebhookWithSecretSchema },
  errors: ['webhook_not_found'],
  idempotent: true,
});

export const testWebhookEndpoint = endpoint({
  ...writing,
  operationId: 'testWebhook',
  method: 'POST',
  path: `${PATH}/:id/test`,
  action: 'webhook.test',
  summary: 'Send a ping',
  description: 'This also works if the webhook is disabled. The result is in the list of deliveries.',
  params: IdParams,
  reply: { 202: WebhookDeliverySchema },
  errors: ['webhook_not_found', 'limit_reached'],
});

export const listWebhookDeliveriesEndpoint = endpoint({
  operationId: 'listWebhookDeliveries',
  method: 'GET',
  path: `${PATH}/:id/deliveries`,
  access: 'webhooks:read',
  tag,
  summary: 'What was delivered to a webhook',
  description: 'Newest first, including those that are waiting. Deliveries are kept for 35 days.',
  params: IdParams,
  query: WebhookDeliveriesQuery,
  reply: { 200: Type.Array(WebhookDeliverySchema) },
  errors: ['webhook_not_found'],
  page: true,
});

export const retryWebhookDeliveryEndpoint = endpoint({
  ...writing,
  operationId: 'retryWebhookDelivery',
  method: 'POST',
  path: '/api/v1/webhook-deliveries/:id/retry',
  action: 'webhook.retry',
  summary: 'Try a failed delivery again',
  description:
    'It is sent at once with the same event id. If it fails, it is tried again for up to 24 hours.',
  params: IdParams,
  reply: { 202: WebhookDeliverySchema },
  errors: ['webhook_delivery_not_found', 'webhook_delivery_not_failed'],
});

export const webhookEndpoints = [
  listWebhooksEndpoint,
  createWebhookEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecretEndpoint,
  testWebhookEndpoint,
  listWebhookDeliveriesEndpoint,
  retryWebhookDeliveryEndpoint,
] as const;
