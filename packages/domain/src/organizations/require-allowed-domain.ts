import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors/domain-error.ts';
import { domainOf } from '../users/domain-of.ts';

/** Throws `email_domain_not_allowed` unless people with this e-mail may join the organization. */
export async function requireAllowedDomain(
  tx: Transaction,
  organizationId: string,
  email: string,
): Promise<void> {
  const [row] = await tx
    .select({ domains: organizations.allowedEmailDomains })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (!row?.domains.length || row.domains.includes(domainOf(email))) return;
  throw new DomainError(
    'email_domain_not_allowed',
    `Only people whose e-mail belongs to one of these domains may join the organization: ${row.domains.join(', ')}.`,
  );
}
