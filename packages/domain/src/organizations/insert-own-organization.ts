import type { Plan } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { type Author, type ChangeContext, recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { insertMember } from './insert-member.ts';
import { type CreatedOrganization, insertOrganization } from './insert-organization.ts';
import { slugsFor, slugTaken } from './slugs.ts';

export interface OwnOrganization {
  userId: string;
  name: string;
  /** Without one it is made from the name. */
  slug?: string | undefined;
}

/**
 * Makes an organization on the plan of new ones, of which a person is the admin, and records that they did.
 * Errors: `organization_slug_taken`.
 */
export async function insertOwnOrganization(
  ctx: Omit<ChangeContext, 'actor'> & Pick<Context, 'settings'> & { actor?: Author },
  tx: Transaction,
  { userId, name, slug }: OwnOrganization,
): Promise<CreatedOrganization & { plan: Plan }> {
  const slugs = slugsFor(name, slug);
  const plan = ctx.settings.signupPlan;
  const now = ctx.clock.now();
  const organization = await insertOrganization(tx, { name, slugs, plan, now });
  if (!organization) throw slugTaken(slugs[0]);
  const { id } = organization;
  await insertMember(tx, { organizationId: id, userId, role: 'admin' });
  const author = { actor: { kind: 'user', userId } as const, ...ctx };
  const after = { ...organization, plan };
  await recordChange(author, tx, id, { action: 'organization.create', target: id, after });
  return after;
}

/** What an organization of a person is called that nobody has named. */
export const nameAfter = (fullName: string): string => `${fullName}'s organization`;
