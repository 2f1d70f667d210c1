import type { WebhookReply } from '@refinery/contracts/webhooks.ts';
import type { webhooks } from '@refinery/db/schema/webhooks.ts';
import type { CallerContext } from '../../context/context.ts';

export type WebhookRow = typeof webhooks.$inferSelect;

/** A webhook as its organization sees it: without its secrets. */
export const toWebhookReply = (row: WebhookRow): WebhookReply => ({
  id: row.id,
  url: row.url,
  events: row.events,
  description: row.description,
  enabled: row.enabled,
  failingSince: row.failingSince?.toISOString() ?? null,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  disabledReason: row.disabledReason,
  previousSecretExpiresAt: row.previousSecretExpiresAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/**
 * A webhook as the caller may see it. Of some receivers whoever knows the whole address may write to them:
 * those who may not change it see where it goes only.
 */
export function asSeenBy({ actor }: CallerContext, row: WebhookRow): WebhookReply {
  const reply = toWebhookReply(row);
  return actor.permissions.has('webhooks:write') ? reply : { ...reply, url: new URL(row.url).origin };
}

/** What the audit log says of a webhook. Path and query of an address may hold a token. */
export const auditedWebhook = ({ url, events, enabled }: WebhookRow) => ({
  host: new URL(url).host,
  events,
  enabled,
});
