import { type Static, Type } from 'typebox';
import {
  createWebhookExample,
  rotateSecretExample,
  updateWebhookExample,
  webhookDeliveryExample,
  webhookExample,
  webhookWithSecretExample,
} from './examples/webhooks.ts';
import { pageFields } from './pagination.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** What a webhook can ask to be told. */
export const WEBHOOK_EVENTS = [
  'batch.completed',
  'batch.failed',
  'batch.cancelled',
  'optimization.completed',
  'quota.threshold',
  'api_key.rotated',
  'prompt.label_moved',
  'prompt.moderated',
  'run.completed',
  'run.failed',
  'ab_test.decided',
  'ab_test.halted',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What is delivered: an event that was asked for, or a test. */
export const DELIVERED_EVENTS = [...WEBHOOK_EVENTS, 'ping'] as const;
export type DeliveredEvent = (typeof DELIVERED_EVENTS)[number];

/** Too many of these happen for a webhook to get them without asking. */
const NAMED_ONLY: readonly WebhookEvent[] = ['optimization.completed'];
export const DEFAULT_WEBHOOK_EVENTS = WEBHOOK_EVENTS.filter((event) => !NAMED_ONLY.includes(event));

/** Why a webhook gets nothing: somebody said so, it answered 410, or nothing arrived for days. */
const DISABLED_REASONS = ['by_request', 'gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DEFAULT_OVERLAP_SECONDS = 24 * 60 * 60;
const MOST_OVERLAP_SECONDS = 7 * DEFAULT_OVERLAP_SECONDS;

const Url = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description: 'Must begin with `https://` and be on the public internet. Redirects are not followed',
});
const Events = Type.Array(oneOf(WEBHOOK_EVENTS), {
  minItems: 1,
  maxItems: WEBHOOK_EVENTS.length,
  uniqueItems: true,
  description: 'Default: all except `optimization.completed`',
});
const Description = nullable<string>({ type: 'string', maxLength: 200 });

export const CreateWebhookBody = Type.Object(
  { url: Url, events: Type.Optional(Events), description: Type.Optional(Description) },
  { title: 'NewWebhook', ...strict, examples: [createWebhookExample] },
);
export type CreateWebhookBody = Static<typeof CreateWebhookBody>;

export const UpdateWebhookBody = Type.Object(
  {
    url: Type.Optional(Url),
    events: Type.Optional(Events),
    description: Type.Optional(Description),
    enabled: Type.Optional(Type.Boolean()),
  },
  { title: 'WebhookChange', ...strict, examples: [updateWebhookExample] },
);
export type UpdateWebhookBody = Static<typeof UpdateWebhookBody>;

export const RotateWebhookSecretBody = Type.Object(
  {
    overlapSeconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MOST_OVERLAP_SECONDS,
        description: `How many seconds deliveries are also signed with the previous secret; default: ${DEFAULT_OVERLAP_SECONDS}, one day`,
      }),
    ),
  },
  { title: 'WebhookSecretRotation', ...strict, examples: [rotateSecretExample] },
);
export type RotateWebhookSecretBody = Static<typeof RotateWebhookSecretBody>;

export const WebhookSchema = Type.Object(
  {
    id: Uuid(),
    url: Type.String(),
    events: Type.Array(oneOf(WEBHOOK_EVENTS)),
    description: nullable<string>({ type: 'string' }),
    enabled: Type.Boolean(),
    failingSince: NullableTimestamp,
    disabledAt: NullableTimestamp,
    disabledReason: nullable<DisabledReason>({ type: 'string', enum: [...DISABLED_REASONS] }),
    previousSecretExpiresAt: NullableTimestamp,
    createdAt: Timestamp(),
  },
  { title: 'Webhook', examples: [webhookExample] },
);
export type WebhookReply = Static<typeof WebhookSchema>;

export const WebhookWithSecretSchema = Type.Object(
  {
    ...WebhookSchema.properties,
    secret: Type.String({ description: 'Signs the deliveries. Only this answer contains it' }),
  },
  { title: 'WebhookWithSecret', examples: [webhookWithSecretExample] },
);
export type WebhookWithSecretReply = Static<typeof WebhookWithSecretSchema>;

export const WebhookDeliveriesQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    status: Type.Optional(oneOf(DELIVERY_STATUSES, { description: 'Only those with this status' })),
  },
  strict,
);
export type WebhookDeliveriesQuery = Static<typeof WebhookDeliveriesQuery>;

export const WebhookDeliverySchema = Type.Object(
  {
    id: Uuid(),
    eventId: Uuid('The `webhook-id` header of the request. It is the same in every attempt'),
    type: oneOf(DELIVERED_EVENTS),
    status: oneOf(DELIVERY_STATUSES),
    attempts: Type.Integer(),
    statusCode: nullable<number>({ type: 'integer', description: 'Status of the last answer' }),
    latencyMs: nullable<number>({ type: 'number', description: 'Duration of the last attempt' }),
    error: nullable<string>({ type: 'string', description: 'Why the last attempt failed' }),
    nextTryAt: NullableTimestamp,
    createdAt: Timestamp(),
    finishedAt: NullableTimestamp,
  },
  { title: 'WebhookDelivery', examples: [webhookDeliveryExample] },
);
export type WebhookDeliveryReply = Static<typeof WebhookDeliverySchema>;
