import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';
import {
  CreateWebhookBody,
  RotateWebhookSecretBody,
  UpdateWebhookBody,
  WebhookDeliverySchema,
  WebhookSchema,
  WebhookWithSecretSchema,
} from '../webhooks.ts';

const tag = { name: 'Webhooks', description: 'Signed messages to addresses of yours when something happens' };
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
    'At most 20 for an organization, without those made for batches. The secret is in this answer only.',
  body: CreateWebhookBody,
  reply: { 201: WebhookWithSecretSchema },
  errors: ['blocked_address', 'webhook_limit'],
  idempotent: true,
});

export const getWebhookEndpoint = endpoint({
  operationId: 'getWebhook',
  method: 'GET',
  path: `${PATH}/:id`,
  access: 'webhooks:read',
  tag,
  summary: 'One webhook',
  description: 'Whether it is enabled, and since when nothing has arrived.',
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
  description: 'What is left out stays. `enabled: true` begins anew with one that was disabled.',
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
  description: 'Its deliveries are deleted with it, those that wait included.',
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
    'For `overlapSeconds` both the new secret and the one before sign every delivery. The secret is in this answer only.',
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
  description: 'Also to a webhook that is disabled. The deliveries tell what became of it.',
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
  description: 'Newest first, those that wait included. Kept for 35 days.',
  params: IdParams,
  query: PageQuery,
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
  description: 'With the same event id, at once and then for up to 24 hours.',
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
