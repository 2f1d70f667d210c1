import type { UserExportReply } from '@refinery/contracts/user-exports.ts';
import type { userExports } from '@refinery/db/schema/user-exports.ts';

export const toUserExportReply = (row: typeof userExports.$inferSelect): UserExportReply => ({
  id: row.id,
  status: row.status,
  bytes: row.readyAt ? row.bytes : null,
  createdAt: row.createdAt.toISOString(),
  readyAt: row.readyAt?.toISOString() ?? null,
  expiresAt: row.expiresAt.toISOString(),
});
