import type { DomainReply } from '@refinery/contracts/domains.ts';
import { domains } from '@refinery/db/schema/domains.ts';
import { violates } from '@refinery/db/unique-violation.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { hasRecord } from './internal/has-record.ts';
import { lockDomain } from './internal/lock-domain.ts';
import { recordOf, toDomainReply } from './internal/to-domain-reply.ts';

/**
 * Looks in the DNS for the record that proves a domain. Errors: `forbidden`, `domain_not_found`,
 * `domain_unproven`, `domain_taken` where another organization has proved it, `dns_unavailable`.
 */
export async function verifyDomain(
  ctx: CallerContext<'clock' | 'readTexts'>,
  { id }: { id: string },
): Promise<DomainReply> {
  requirePermission(ctx, 'sso:write');
  const known = await ctx.tenant.run((tx) => lockDomain(ctx, tx, id));
  // Without a transaction: a name server may take seconds.
  if (!(await hasRecord(ctx, known))) throw unproven(recordOf(known));
  try {
    return await mutate(ctx, 'domain.verify', async (tx) => {
      const before = await lockDomain(ctx, tx, id);
      const now = ctx.clock.now();
      const found = {
        verifiedAt: before.verifiedAt ?? now,
        checkedAt: now,
        missingSince: null,
        missingAnswers: 0,
      };
      await tx
        .update(domains)
        .set(found)
        .where(whereOwn(ctx, domains, id));
      const result = toDomainReply({ ...before, ...found });
      return before.verifiedAt === null
        ? { target: id, after: { domain: before.domain }, result }
        : { unchanged: result };
    });
  } catch (error) {
    if (!violates(error, 'domains_verified_key')) throw error;
    throw new DomainError('domain_taken', `Another organization has proved ${known.domain}.`, {
      cause: error,
    });
  }
}

const unproven = ({ name, value }: DomainReply['record']): DomainError =>
  new DomainError(
    'domain_unproven',
    `The DNS has no TXT record ${name} with the value ${value}. A new record may take an hour to be seen.`,
  );
