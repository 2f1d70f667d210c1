import type { Transaction } from '@refinery/db/create-db.ts';
import { domains } from '@refinery/db/schema/domains.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { DomainRow } from './to-domain-reply.ts';

/**
 * A domain of the caller's organization, locked to the end of the transaction. Errors: `domain_not_found`.
 */
export async function lockDomain(ctx: CallerContext, tx: Transaction, id: string): Promise<DomainRow> {
  const [row] = await tx
    .select()
    .from(domains)
    .where(whereOwn(ctx, domains, id))
    .for('no key update');
  if (!row) throw new DomainError('domain_not_found');
  return row;
}
