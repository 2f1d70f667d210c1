import type { ProjectReply } from '@refinery/contracts/projects.ts';
import { projects } from '@refinery/db/schema/projects.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toProjectReply } from './to-project-reply.ts';

/** The projects of the organization, newest first. Errors: `forbidden`. */
export async function listProjects(ctx: CallerContext, page: PageInput): Promise<Page<ProjectReply>> {
  requirePermission(ctx, 'prompts:read');
  const { where, orderBy, limit } = newestFirst(ctx, projects, page);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(projects).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  return { items: items.map(toProjectReply), next };
}
