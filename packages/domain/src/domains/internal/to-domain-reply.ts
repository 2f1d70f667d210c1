import type { DomainReply } from '@refinery/contracts/domains.ts';
import type { domains } from '@refinery/db/schema/domains.ts';

export type DomainRow = typeof domains.$inferSelect;

/** The record that proves a domain. */
export const recordOf = ({ domain, token }: Pick<DomainRow, 'domain' | 'token'>): DomainReply['record'] => ({
  name: `_prompt-refinery.${domain}`,
  type: 'TXT',
  value: `prompt-refinery-domain=${token}`,
});

export const toDomainReply = (row: DomainRow): DomainReply => ({
  id: row.id,
  domain: row.domain,
  status: row.verifiedAt === null ? 'pending' : 'verified',
  record: recordOf(row),
  verifiedAt: timeOf(row.verifiedAt),
  missingSince: row.verifiedAt === null ? null : timeOf(row.missingSince),
  createdAt: row.createdAt.toISOString(),
});

const timeOf = (time: Date | null): string | null => time?.toISOString() ?? null;
