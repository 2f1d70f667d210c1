import type { DeliveredEvent } from '@refinery/contracts/webhooks.ts';
import type { Outcome, WorkItem } from '../../work/kind.ts';
import type { Tried } from './send-message.ts';

/** What a delivery is of, as its job has it. */
export interface Delivery {
  webhookId: string;
  eventId: string;
  type: DeliveredEvent;
  /** When it happened, ISO 8601. */
  at: string;
  data: Record<string, unknown>;
}

/** Where a delivery goes, and what signs it. */
export interface Receiver {
  url: string;
  secrets: readonly string[];
}

/** The try that is under way; null until it has been made. */
export interface TryOf {
  tried: Tried | null;
}

export type DeliveryItem = WorkItem & TryOf;
export type DeliveryOutcome = Outcome<DeliveryItem, unknown>;
