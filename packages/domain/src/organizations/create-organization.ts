import type { CreateOrganizationBody, OrganizationReply } from '@refinery/contracts/organizations.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { and, eq } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { lockUser } from '../users/lock-user.ts';
import { requirePlainName } from '../users/require-plain-name.ts';
import { insertOwnOrganization } from './insert-own-organization.ts';
import { readOrganization } from './internal/select-organizations.ts';

/** Most organizations of which one person is an admin: each comes with an allowance of its own. */
const MOST_OF_ONE_PERSON = 20;

/**
 * Makes an organization of which the caller is the admin, on the plan of new ones.
 * Errors: `forbidden`, `validation_failed` for a name with an address in it, `organization_slug_taken`,
 * `limit_reached`.
 */
export async function createOrganization(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb'>,
  input: CreateOrganizationBody,
): Promise<OrganizationReply> {
  const { userId } = requirePerson(ctx);
  const name = requirePlainName('name', input.name);
  return ctx.systemDb.transaction(async (tx) => {
    // Two requests at once would both count what was there before.
    await lockUser(tx, userId);
    const own = await tx.$count(
      memberships,
      and(eq(memberships.userId, userId), eq(memberships.role, 'admin')),
    );
    if (own >= MOST_OF_ONE_PERSON)
      throw new DomainError(
        'limit_reached',
        `You are already an admin of ${own} organizations, and no more are allowed. Leave or delete one first.`,
      );
    const { id } = await insertOwnOrganization(ctx, tx, { userId, name, slug: input.slug });
    return readOrganization(tx, { organizationId: id, userId });
  });
}
