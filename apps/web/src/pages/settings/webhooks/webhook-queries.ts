import type { WebhookDelivery } from '@prompt-refinery/client';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../../api/client.ts';
import { idBehind } from '../../../parts/ids.ts';

export const webhooksKey = (organization: OpenOrganization) => ['webhooks', organization.id] as const;

export const webhookQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['webhook', organization.id, id],
    queryFn: ({ signal }) => organization.client.getWebhook({ id }, { signal }),
  });

/** Every list of deliveries to a webhook, and each of them alone. */
export const deliveriesKey = (organization: OpenOrganization, id: string) =>
  ['deliveries', organization.id, id] as const;

const SOON_MS = 30_000;

/**
 * How long until deliveries are looked at again, in milliseconds: soon where one is about to be sent; false
 * where none waits.
 */
export function nextLook(deliveries: readonly WebhookDelivery[]): number | false {
  const waiting = deliveries.filter(({ status }) => status === 'pending');
  if (waiting.length === 0) return false;
  const isSoon = waiting.some(
    ({ nextTryAt }) => nextTryAt === null || Date.parse(nextTryAt) < Date.now() + SOON_MS,
  );
  return isSoon ? 2_000 : SOON_MS;
}

/** One delivery; null where it is not there any more. */
export const deliveryQuery = (organization: OpenOrganization, webhookId: string, id: string) =>
  queryOptions({
    queryKey: [...deliveriesKey(organization, webhookId), 'one', id],
    queryFn: async ({ signal }): Promise<WebhookDelivery | null> => {
      const input = { id: webhookId, limit: 1, cursor: idBehind(id) };
      const { items } = await organization.client.listWebhookDeliveries(input, { signal }).page();
      return items.find((one) => one.id === id) ?? null;
    },
    refetchInterval: ({ state }) => nextLook(state.data ? [state.data] : []),
  });

/** What was read of a webhook is read anew: of it, the list, and its deliveries. */
export async function refreshWebhook(
  queries: QueryClient,
  organization: OpenOrganization,
  id: string,
): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: webhooksKey(organization) }),
    queries.invalidateQueries({ queryKey: webhookQuery(organization, id).queryKey }),
    queries.invalidateQueries({ queryKey: deliveriesKey(organization, id) }),
  ]);
}
