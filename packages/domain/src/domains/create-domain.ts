import { randomBytes } from 'node:crypto';
import type { CreateDomainBody, DomainReply } from '@refinery/contracts/domains.ts';
import { newId } from '@refinery/db/ids.ts';
import { domains } from '@refinery/db/schema/domains.ts';
import { eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import { readDomainName } from './internal/read-domain-name.ts';
import { type DomainRow, toDomainReply } from './internal/to-domain-reply.ts';

/** Most domains of an organization, proved or not: each is looked for in the DNS. */
const MOST_DOMAINS = 20;

/**
 * Adds a domain, which is not proved yet. Others may add it too: whoever proves it first has it. Errors:
 * `forbidden`, `validation_failed`, `domain_exists`, `limit_reached`.
 */
export async function createDomain(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  input: CreateDomainBody,
): Promise<DomainReply> {
  requirePermission(ctx, 'sso:write');
  const domain = readDomainName(input.domain);
  const { organizationId } = ctx.actor;
  return mutate(ctx, 'domain.create', async (tx) => {
    // Of two that would both be the last one, one is refused.
    await lockOrganization(tx, organizationId);
    const own = await tx.select().from(domains).where(eq(domains.organizationId, organizationId));
    if (own.some((one) => one.domain === domain))
      throw new DomainError('domain_exists', `The organization has ${domain} already.`);
    if (own.length >= MOST_DOMAINS)
      throw new DomainError(
        'limit_reached',
        `The organization has ${MOST_DOMAINS} domains. Remove one first.`,
      );
    const row: DomainRow = {
      id: newId(),
      organizationId,
      domain,
      token: randomBytes(24).toString('base64url'),
      verifiedAt: null,
      checkedAt: null,
      missingSince: null,
      missingAnswers: 0,
      createdAt: ctx.clock.now(),
    };
    await tx.insert(domains).values(row);
    await bindResource(tx, ctx, row.id);
    const result = toDomainReply(row);
    await keepReply(ctx, tx, { status: 201, body: result });
    return { target: row.id, after: { domain }, result };
  });
}
