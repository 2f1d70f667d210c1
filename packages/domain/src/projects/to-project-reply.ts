import type { ProjectReply } from '@refinery/contracts/projects.ts';
import type { projects } from '@refinery/db/schema/projects.ts';

export const toProjectReply = ({
  id,
  name,
  description,
  isDefault,
  createdAt,
}: typeof projects.$inferSelect): ProjectReply => ({
  id,
  name,
  description,
  isDefault,
  createdAt: createdAt.toISOString(),
});
