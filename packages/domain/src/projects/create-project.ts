import type { CreateProjectBody, ProjectReply } from '@refinery/contracts/projects.ts';
import { newId } from '@refinery/db/ids.ts';
import { projects } from '@refinery/db/schema/projects.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { toProjectReply } from './to-project-reply.ts';

/** Makes a project. Errors: `forbidden`. */
export async function createProject(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  { name, description = null }: CreateProjectBody,
): Promise<ProjectReply> {
  requirePermission(ctx, 'prompts:write');
  return mutate(ctx, 'project.create', async (tx) => {
    const { organizationId } = ctx.actor;
    const row = {
      id: newId(),
      organizationId,
      name,
      description,
      isDefault: false,
      createdAt: ctx.clock.now(),
    };
    await tx.insert(projects).values(row);
    await bindResource(tx, ctx, row.id);
    const result = toProjectReply(row);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: { name, description }, result };
  });
}
