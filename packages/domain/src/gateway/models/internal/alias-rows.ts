import type { ModelAliasReply } from '@refinery/contracts/models.ts';
import { modelAliases } from '@refinery/db/schema/models.ts';
import { and, eq } from 'drizzle-orm';
import type { CallerContext } from '../../../context/context.ts';

type AliasRow = typeof modelAliases.$inferSelect;

export const whereAlias = ({ actor }: CallerContext, alias: string) =>
  and(eq(modelAliases.organizationId, actor.organizationId), eq(modelAliases.alias, alias));

export const toAliasReply = ({ alias, targets, updatedAt }: AliasRow): ModelAliasReply => ({
  alias,
  targets,
  updatedAt: updatedAt.toISOString(),
});
