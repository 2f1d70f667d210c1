import { DELIVERY_STATUSES } from '@prompt-refinery/client';
import { isId } from '../../../parts/ids.ts';
import { oneOf, text } from '../../../parts/search-values.ts';

export type WebhookSearch = {
  status?: (typeof DELIVERY_STATUSES)[number];
  /** Id of the delivery that is open. */
  delivery?: string;
};

/** What an address says of the deliveries of a webhook: which are shown, and which one is open. */
export function webhookSearch(search: Record<string, unknown>): WebhookSearch {
  return {
    ...oneOf('status', DELIVERY_STATUSES, search),
    ...text('delivery', search, isId),
  };
}
