import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { sql } from 'drizzle-orm';
import type { SealedColumn } from '../security/sealed-column.ts';
import { REPLY_PURPOSE } from './internal/reply-purpose.ts';

/**
 * Replies to requests with an Idempotency-Key, which are kept for a day. The digests of the requests cannot
 * be made anew.
 */
export const sealedReplies: SealedColumn = {
  name: 'replies kept for repeated requests',
  of: 'organizations',
  table: idempotencyKeys,
  owner: idempotencyKeys.organizationId,
  id: idempotencyKeys.key,
  sealed: idempotencyKeys.sealedReply,
  purposeOf: () => REPLY_PURPOSE,
  assign: (sealed) => sql`sealed_reply = ${sealed}`,
};
