import type { OpenSessionReply } from '@refinery/contracts/auth.ts';
import type { sessions } from '@refinery/db/schema/sessions.ts';

/** A session as its owner sees it, who asks from the one called `current`. */
export const toSessionReply = (row: typeof sessions.$inferSelect, current: string): OpenSessionReply => ({
  id: row.id,
  kind: row.cookieHash === null ? 'tokens' : 'cookie',
  device: row.device,
  address: row.address,
  current: row.id === current,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: (row.lastSeenAt ?? row.createdAt).toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
