import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createWebhookExample = {
  url: 'https://hooks.example.com/refinery',
  events: ['batch.completed', 'batch.failed', 'quota.threshold'],
  description: 'Tells the nightly job',
};

export const updateWebhookExample = { events: ['batch.completed', 'batch.failed'], enabled: true };

export const rotateSecretExample = { overlapSeconds: 3_600 };

export const webhookExample = {
  id: exampleId('webhook'),
  url: 'https://hooks.example.com/refinery',
  events: ['batch.completed', 'batch.failed', 'quota.threshold'],
  description: 'Tells the nightly job',
  enabled: true,
  failingSince: null,
  disabledAt: null,
  disabledReason: null,
  previousSecretExpiresAt: null,
  createdAt: EXAMPLE_TIME,
};

export const webhookWithSecretExample = { ...webhookExample, secret: 'whsec_9f3Vt0dJq2s…' };

export const webhookDeliveryExample = {
  id: exampleId('webhook-delivery'),
  eventId: exampleId('webhook-event'),
  type: 'batch.completed',
  status: 'succeeded',
  attempts: 1,
  statusCode: 204,
  latencyMs: 87,
  error: null,
  nextTryAt: null,
  createdAt: EXAMPLE_TIME,
  finishedAt: EXAMPLE_TIME,
};
