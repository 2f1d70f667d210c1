import type { OrganizationReply, UpdateOrganizationBody } from '@refinery/contracts/organizations.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { violates } from '@refinery/db/unique-violation.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { requireAddressRanges } from '../security/address-ranges.ts';
import { readBudget } from '../usage/read-budget.ts';
import { requirePlainName } from '../users/require-plain-name.ts';
import { changeOrganization } from './internal/change-organization.ts';
import { slugTaken } from './slugs.ts';

/**
 * Changes the caller's organization; what is left out stays.
 * Errors: `forbidden`, `organization_slug_taken`, `validation_failed` for a name with an address in it, for
 * addresses that are none and parts of a millionth of a dollar; `two_factor_not_set_up` for who asks others
 * for what they do not do themselves.
 */
export async function updateOrganization(
  ctx: CallerContext<'clock' | 'systemDb'>,
  input: UpdateOrganizationBody,
): Promise<OrganizationReply> {
  requirePermission(ctx, 'organization:write');
  const { name, slug, allowedEmailDomains, apiKeyAllowedAddresses, monthlyBudgetUsd, ...plain } = input;
  requireAddressRanges('apiKeyAllowedAddresses', apiKeyAllowedAddresses ?? []);
  const changes = {
    ...plain,
    name: name === undefined ? undefined : requirePlainName('name', name),
    slug,
    allowedEmailDomains: allowedEmailDomains?.map((domain) => domain.toLowerCase()),
    allowedAddresses: apiKeyAllowedAddresses,
    monthlyBudgetMicros: readBudget(monthlyBudgetUsd),
  };
  if (input.requireTwoFactor) await requireOwnSecondFactor(ctx);
  try {
    return await changeOrganization(ctx, 'organization.update', () => changes);
  } catch (error) {
    throw violates(error, 'organizations_slug_key') ? slugTaken(slug) : error;
  }
}

/** Or the change would keep its own author out. */
async function requireOwnSecondFactor({ actor, systemDb }: CallerContext<'systemDb'>): Promise<void> {
  const own = and(eq(secondFactors.userId, actor.userId), isNotNull(secondFactors.confirmedAt));
  if (await systemDb.$count(secondFactors, own)) return;
  const advice =
    'Set up two-factor sign-in for your own account first, with POST /api/auth/two-factor/setup.';
  throw new DomainError('two_factor_not_set_up', advice);
}
