import { sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { sealedColumns } from '../registries/sealed-columns.ts';
import { type Keyring, openSecret } from '../security/credential-vault.ts';
import type { SealedColumn } from '../security/sealed-column.ts';
import { placesOfSecrets } from './internal/places-of-secrets.ts';
import type { InTransaction } from './internal/reencrypt-column.ts';

type SampleContext = Pick<Context, 'db' | 'systemDb'> & { keyring: Keyring };

/** Organizations, and then people with a second factor, that are looked at, at most. */
const OWNERS = 50;
/** Enough of each to know. */
const SECRETS = 20;

export interface SampledSecrets {
  readable: number;
  /** Those that no key of the keyring opens. */
  unreadable: number;
}

/**
 * Tries the keyring on some of the stored secrets, the oldest owners' first. Nothing is changed. Who gives a
 * process other keys than before learns so here, and not when the first of the secrets is needed.
 */
export async function sampleSecrets(ctx: SampleContext): Promise<SampledSecrets> {
  const sampled = { readable: 0, unreadable: 0 };
  for (const { of, owners, inTransaction } of placesOfSecrets(ctx)) {
    const columns = sealedColumns.filter((column) => column.of === of);
    let left = OWNERS;
    let secrets = SECRETS;
    for await (const ownerId of owners) {
      for (const column of columns) {
        const opened = await openSome(ctx, column, ownerId, inTransaction(ownerId));
        for (const isOpen of opened) sampled[isOpen ? 'readable' : 'unreadable']++;
        secrets -= opened.length;
      }
      if (--left === 0 || secrets <= 0) break;
    }
  }
  return sampled;
}

/** Whether the keyring opens them, for some secrets that an owner has in a column. */
async function openSome(
  ctx: SampleContext,
  { table, owner, id, sealed, where, purposeOf }: SealedColumn,
  ownerId: string,
  inTransaction: InTransaction,
): Promise<boolean[]> {
  const rows = await inTransaction((tx) =>
    tx.execute<{ id: string; sealed: string }>(sql`
      select ${id}::text as id, ${sealed} as sealed from ${table}
      where ${owner} = ${ownerId} and ${where?.(ownerId) ?? sql`true`} and ${sealed} is not null
      order by ${id}::text limit ${SECRETS}`),
  );
  return rows.map((row) => {
    try {
      const purpose = purposeOf({ ownerId, id: row.id });
      openSecret(ctx.keyring, { organizationId: ownerId, purpose }, row.sealed);
      return true;
    } catch {
      return false;
    }
  });
}
