import { organizations } from '@refinery/db/schema/organizations.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import type { Author } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sealedColumns } from '../registries/sealed-columns.ts';
import type { SealedColumn } from '../security/sealed-column.ts';
import { placesOfSecrets } from './internal/places-of-secrets.ts';
import { type Counted, reencryptColumn } from './internal/reencrypt-column.ts';

type ReencryptContext = Pick<Context, 'clock' | 'db' | 'settings' | 'stopping' | 'systemDb'> & {
  actor?: Author;
};

export interface Progress {
  /** Organizations, and then people with a second factor, that were looked at. */
  done: number;
  /** How many there are. */
  of: number;
  reencrypted: number;
}

/** By the names of {@link sealedColumns}. */
export type Reencrypted = ReadonlyMap<string, Counted>;

const NEW_KEY: Author = { kind: 'system', name: 'key-rotation' };

/**
 * Seals everything with the newest key of the keyring that an older one sealed, so that the older ones can be
 * retired. It may be ended at any moment: what it has done stays done, and the next run goes on with the
 * rest. Several at once do no harm, nor does who works beside it. Does nothing where the keyring has one key.
 * Errors: `service_unavailable` where the process stops before the end.
 */
export async function reencryptSecrets(
  ctx: ReencryptContext,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Reencrypted> {
  const counts = new Map<string, Counted>(
    sealedColumns.map(({ name }) => [name, { reencrypted: 0, unreadable: 0 }]),
  );
  if (ctx.settings.keyring.keys.size < 2) return counts;
  const author = { ...ctx, actor: ctx.actor ?? NEW_KEY };
  const progress = {
    done: 0,
    of: (await ctx.systemDb.$count(organizations)) + (await ctx.systemDb.$count(secondFactors)),
    reencrypted: 0,
  };
  for (const { of, owners, inTransaction } of placesOfSecrets(ctx)) {
    const columns = sealedColumns.filter((column) => column.of === of);
    for await (const ownerId of owners) {
      if (ctx.stopping.aborted) throw interrupted();
      for (const column of columns) {
        const found = await reencryptColumn(author, column, ownerId, inTransaction(ownerId));
        add(counts, column, found);
        progress.reencrypted += found.reencrypted;
      }
      progress.done++;
      onProgress({ ...progress });
    }
  }
  return counts;
}

function add(counts: Map<string, Counted>, { name }: SealedColumn, found: Counted): void {
  const before = counts.get(name) ?? { reencrypted: 0, unreadable: 0 };
  counts.set(name, {
    reencrypted: before.reencrypted + found.reencrypted,
    unreadable: before.unreadable + found.unreadable,
  });
}

const interrupted = (): DomainError =>
  new DomainError(
    'service_unavailable',
    'It was stopped before the end. What is done stays done. Run it again to continue.',
  );
