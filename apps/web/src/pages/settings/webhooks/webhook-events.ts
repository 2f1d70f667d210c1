import type { Webhook } from '@prompt-refinery/client';

export type WebhookEvent = Webhook['events'][number];

/**
 * An object, so that the compiler finds an event that is missing. False: it happens so often that nobody gets
 * it without asking.
 */
const ALL: Record<WebhookEvent, boolean> = {
  'batch.completed': true,
  'batch.failed': true,
  'batch.cancelled': true,
  'optimization.completed': false,
  'quota.threshold': true,
  'api_key.rotated': true,
  'prompt.label_moved': true,
  'prompt.moderated': true,
  'run.completed': true,
  'run.failed': true,
  'ab_test.decided': true,
  'ab_test.halted': true,
};

const isEvent = (name: string): name is WebhookEvent => Object.hasOwn(ALL, name);

export const WEBHOOK_EVENTS: readonly WebhookEvent[] = Object.keys(ALL).filter(isEvent);

/** Of a new webhook, where nobody chooses others: as the API does. */
export const FIRST_EVENTS: readonly WebhookEvent[] = WEBHOOK_EVENTS.filter((event) => ALL[event]);
