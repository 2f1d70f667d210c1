import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { projects } from '@refinery/db/schema/projects.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';

/**
 * The project of a request: the one that it names, else the default one, which is made where there is none.
 * Errors: `project_not_found`.
 */
export async function findProject(
  ctx: CallerContext<'clock'>,
  tx: Transaction,
  id: string | undefined,
): Promise<string> {
  if (id === undefined) return defaultProject(ctx, tx);
  const [row] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(whereOwn(ctx, projects, id));
  if (!row) throw new DomainError('project_not_found');
  return row.id;
}

async function defaultProject(ctx: CallerContext<'clock'>, tx: Transaction): Promise<string> {
  const { organizationId } = ctx.actor;
  const find = () =>
    tx
      .select({ id: projects.id })
      .from(projects)
      .where(and(eq(projects.organizationId, organizationId), projects.isDefault));
  const [known] = await find();
  if (known) return known.id;
  await tx
    .insert(projects)
    .values({ id: newId(), organizationId, name: 'Default', isDefault: true, createdAt: ctx.clock.now() })
    .onConflictDoNothing({ target: projects.organizationId, where: sql`${projects.isDefault}` });
  // Whoever made it first: the insertion has waited for them.
  const [made] = await find();
  if (!made) throw new DomainError('project_not_found');
  return made.id;
}
