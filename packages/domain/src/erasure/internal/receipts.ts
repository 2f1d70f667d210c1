import type { ErasureReceipt, ErasureReply } from '@refinery/contracts/erasure.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { sql } from 'drizzle-orm';
import type { Author } from '../../audit/record-change.ts';
import type { Clock } from '../../context/context.ts';

/**
 * A receipt with its SHA-256, of the text that Postgres makes of JSON: rows of the audit log are hashed in
 * the same way.
 */
export async function writeReceipt(
  ctx: { actor: Author; clock: Clock },
  tx: Transaction,
  what: Pick<ErasureReceipt, 'subject' | 'erased' | 'organizations' | 'stays'>,
): Promise<ErasureReply> {
  const { subject, erased, organizations, stays } = what;
  const receipt: ErasureReceipt = {
    id: newId(),
    subject,
    requestedBy: requesterOf(ctx.actor),
    erasedAt: ctx.clock.now().toISOString(),
    erased,
    organizations,
    stays,
  };
  const [row] = await tx.execute<{ hash: string }>(sql`
    select encode(sha256(convert_to((${JSON.stringify(receipt)}::text::jsonb)::text, 'UTF8')), 'hex') as hash`);
  if (!row) throw new TypeError('A select without a table answers a row.');
  return { receipt, sha256: row.hash };
}

const requesterOf = (actor: Author): ErasureReceipt['requestedBy'] =>
  'userId' in actor
    ? { kind: actor.kind, userId: actor.userId, name: null }
    : { kind: actor.kind, userId: null, name: actor.name };
