import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import { type ChangeContext, recordChange } from '../../audit/record-change.ts';

/** What was erased of the audit log of an organization. */
export interface Trace extends Record<string, unknown> {
  organizationId: string;
  /** The sequences of the rows. */
  entries: number[];
  erased: number;
  kept: number;
}

interface Erased {
  userId: string;
  email: string;
  /** What an organization is called where nobody named it, by each name that the person had. */
  derivedNames: string[];
  /** Whether the e-mail was shown to be theirs: then it goes also where nothing but it is known of them. */
  ownsEmail: boolean;
  /** The organizations that they belonged to, which are kept. */
  organizationIds: string[];
}

/**
 * Erases what tells of somebody who has been deleted from the audit logs of all organizations. It takes the
 * heads of the logs, as the last locks of a transaction.
 */
export async function eraseFromAuditLog(tx: Transaction, erased: Erased): Promise<Trace[]> {
  const { userId, email, ownsEmail, derivedNames, organizationIds } = erased;
  const traces = await tx.execute<Trace>(sql`
    select organization_id as "organizationId", entries, erased, kept
    from erase_from_audit_log(${userId}, ${email}, ${textArray(derivedNames)}, ${textArray(organizationIds)}::uuid[],
      ${ownsEmail}::boolean)`);
  return [...traces];
}

/** Gives organizations another name that were called after the person, since nobody had named them. */
export async function unnameOrganizations(
  ctx: Omit<ChangeContext, 'actor'>,
  tx: Transaction,
  { id, derivedNames }: { id: string; derivedNames: string[] },
): Promise<void> {
  const renamed = await tx.execute<{ name: string; slug: string }>(
    sql`select name, slug from unname_organizations(${textArray(derivedNames)}, ${textArray([id])}::uuid[])`,
  );
  for (const { name, slug } of renamed) {
    const author = { ...ctx, actor: { kind: 'system', name: 'erasure' } } as const;
    const change = { action: 'organization.update', target: id, after: { name, slug } } as const;
    await recordChange(author, tx, id, change);
  }
}

/** As one parameter. */
const textArray = (texts: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;
