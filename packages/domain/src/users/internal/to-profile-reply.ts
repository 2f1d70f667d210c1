import type { ProfileReply } from '@refinery/contracts/users.ts';
import type { users } from '@refinery/db/schema/users.ts';

export const toProfileReply = (user: typeof users.$inferSelect): ProfileReply => ({
  id: user.id,
  email: user.email,
  emailVerified: user.emailVerifiedAt !== null,
  fullName: user.fullName,
  locale: user.locale,
  preferences: user.preferences,
  createdAt: user.createdAt.toISOString(),
});
