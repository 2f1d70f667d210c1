import type { Transaction } from '@refinery/db/create-db.ts';
import { sql } from 'drizzle-orm';
import { type ChangeContext, recordChange } from '../../audit/record-change.ts';
import type { Settings } from '../../context/context.ts';
import { type Keyring, openSecret, sealSecret } from '../../security/credential-vault.ts';
import type { SealedColumn } from '../../security/sealed-column.ts';

/** Replies may be large. */
const PAGE_ROWS = 20;

/** What became of the secrets that older keys had sealed. */
export interface Counted {
  reencrypted: number;
  /** Those that no key of the keyring opens; they stay as they are. */
  unreadable: number;
}

/** Runs something in a transaction that may see and change the rows of one owner. */
export type InTransaction = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/**
 * Seals what an owner has in a column with the newest key. Each row is a short transaction of its own, which
 * takes no second lock unless it is the audit log's, the last one: whoever works beside it waits for a
 * moment, never for each other. What is changed meanwhile stays as it was changed; whoever changed it sealed
 * it with their newest key.
 */
export async function reencryptColumn(
  ctx: ChangeContext & { settings: Pick<Settings, 'keyring'> },
  column: SealedColumn,
  ownerId: string,
  inTransaction: InTransaction,
): Promise<Counted> {
  const { keyring } = ctx.settings;
  const counted = { reencrypted: 0, unreadable: 0 };
  let after = '';
  for (;;) {
    const rows = await inTransaction((tx) => findOutdated(tx, column, { keyring, ownerId, after }));
    for (const row of rows) {
      const anew = sealedAnew(keyring, column, { ownerId, ...row });
      if (anew === null) counted.unreadable++;
      else if (await inTransaction((tx) => replace(ctx, tx, column, { ownerId, ...row, anew })))
        counted.reencrypted++;
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_ROWS) return counted;
    after = last.id;
  }
}

interface Sealed {
  id: string;
  sealed: string;
}

const findOutdated = (
  tx: Transaction,
  { table, owner, id, sealed, where }: SealedColumn,
  { keyring, ownerId, after }: { keyring: Keyring; ownerId: string; after: string },
): Promise<Sealed[]> => {
  const newest = `${keyring.currentKeyId.replace(/[\\%_]/g, '\\$&')}.%`;
  return tx.execute<Sealed & Record<string, unknown>>(sql`
    select ${id}::text as id, ${sealed} as sealed from ${table}
    where ${owner} = ${ownerId} and ${where?.(ownerId) ?? sql`true`} and ${sealed} not like ${newest}
      and ${id}::text > ${after}
    order by ${id}::text limit ${PAGE_ROWS}`);
};

function sealedAnew(
  keyring: Keyring,
  column: SealedColumn,
  row: Sealed & { ownerId: string },
): string | null {
  const owner = { organizationId: row.ownerId, purpose: column.purposeOf(row) };
  try {
    return sealSecret(keyring, owner, openSecret(keyring, owner, row.sealed));
  } catch {
    return null;
  }
}

async function replace(
  ctx: ChangeContext,
  tx: Transaction,
  { table, owner, id, sealed, assign, auditAction }: SealedColumn,
  row: Sealed & { ownerId: string; anew: string },
): Promise<boolean> {
  const replaced = await tx.execute(sql`
    update ${table} set ${assign(row.anew)}
    where ${owner} = ${row.ownerId} and ${id}::text = ${row.id} and ${sealed} = ${row.sealed} returning true`);
  if (!replaced.length) return false;
  if (auditAction) await recordChange(ctx, tx, row.ownerId, { action: auditAction, target: row.id });
  return true;
}
