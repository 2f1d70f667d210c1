import type { Transaction } from '@refinery/db/create-db.ts';
import {
  type PublishingVerdict,
  publishedPrompts,
  publishingVerdicts,
} from '@refinery/db/schema/published-prompts.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { DomainError } from '../../../errors/domain-error.ts';
import { textHash } from './text-hash.ts';

interface Judged {
  id: string;
  status: 'approved' | 'rejected';
  at: Date;
}

/**
 * Keeps what an operator decided about a text of an organization, for longer than the text: a rejected one
 * may not be shown again, and what screening found in an approved one is not asked about again. The last
 * verdict holds.
 */
export async function storeVerdict(tx: Transaction, { id, status, at }: Judged): Promise<void> {
  const [snapshot] = await tx
    .select({
      organizationId: publishedPrompts.organizationId,
      messages: publishedPrompts.messages,
      screened: publishedPrompts.screened,
    })
    .from(publishedPrompts)
    .where(eq(publishedPrompts.id, id));
  if (!snapshot) throw new DomainError('published_prompt_not_found');
  const { organizationId } = snapshot;
  const isApproved = status === 'approved';
  const [allow, reject] = isApproved ? [insertVerdicts, deleteVerdicts] : [deleteVerdicts, insertVerdicts];
  const places = [...new Set(snapshot.screened?.map(({ hash }) => hash))];
  await allow(tx, { organizationId, verdict: 'allowed_place', hashes: places, at });
  await reject(tx, {
    organizationId,
    verdict: 'rejected_text',
    at,
    hashes: [textHash(organizationId, snapshot.messages)],
  });
}

interface Verdicts {
  organizationId: string;
  verdict: PublishingVerdict;
  hashes: readonly string[];
  at: Date;
}

async function insertVerdicts(
  tx: Transaction,
  { organizationId, verdict, hashes, at }: Verdicts,
): Promise<void> {
  if (hashes.length === 0) return;
  const rows = hashes.map((hash) => ({ organizationId, verdict, hash, createdAt: at }));
  await tx.insert(publishingVerdicts).values(rows).onConflictDoNothing();
}

async function deleteVerdicts(tx: Transaction, { organizationId, verdict, hashes }: Verdicts): Promise<void> {
  if (hashes.length === 0) return;
  await tx.delete(publishingVerdicts).where(withHashes(organizationId, verdict, hashes));
}

/** The verdicts of a kind about what has one of the hashes. */
export const withHashes = (organizationId: string, verdict: PublishingVerdict, hashes: readonly string[]) =>
  and(
    eq(publishingVerdicts.organizationId, organizationId),
    eq(publishingVerdicts.verdict, verdict),
    inArray(publishingVerdicts.hash, [...hashes]),
  );
