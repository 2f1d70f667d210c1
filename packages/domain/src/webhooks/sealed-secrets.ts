import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { sql } from 'drizzle-orm';
import type { SealedColumn } from '../security/sealed-column.ts';
import { WEBHOOK_PURPOSE } from './internal/secrets.ts';

const common = {
  of: 'organizations',
  table: webhooks,
  owner: webhooks.organizationId,
  id: webhooks.id,
  purposeOf: () => WEBHOOK_PURPOSE,
} as const;

export const sealedWebhookSecrets: SealedColumn = {
  ...common,
  name: 'webhook secrets',
  sealed: webhooks.sealedSecret,
  assign: (sealed) => sql`sealed_secret = ${sealed}`,
};

/** Those before a rotation, which sign beside the new ones for a while. */
export const previousWebhookSecrets: SealedColumn = {
  ...common,
  name: 'webhook secrets of before',
  sealed: webhooks.previousSealedSecret,
  assign: (sealed) => sql`previous_sealed_secret = ${sealed}`,
};
