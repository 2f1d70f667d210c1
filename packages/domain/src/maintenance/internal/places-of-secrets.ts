import { organizations } from '@refinery/db/schema/organizations.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { asc, gt } from 'drizzle-orm';
import { tenantOf } from '../../context/as-caller.ts';
import type { Context } from '../../context/context.ts';
import type { SealedColumn } from '../../security/sealed-column.ts';
import type { InTransaction } from './reencrypt-column.ts';

const PAGE_ROWS = 500;

/** Where secrets lie, and who may see them there. */
export interface PlaceOfSecrets {
  of: SealedColumn['of'];
  owners: AsyncIterable<string>;
  inTransaction: (ownerId: string) => InTransaction;
}

/** The organizations, and then the people with a second factor, the oldest first. */
export const placesOfSecrets = (ctx: Pick<Context, 'db' | 'systemDb'>): PlaceOfSecrets[] => [
  {
    of: 'organizations',
    owners: pages((after) =>
      ctx.systemDb
        .select({ id: organizations.id })
        .from(organizations)
        .where(gt(organizations.id, after))
        .orderBy(asc(organizations.id))
        .limit(PAGE_ROWS),
    ),
    inTransaction: (ownerId) => (work) => tenantOf(ctx, ownerId).run(work),
  },
  {
    of: 'people',
    owners: pages((after) =>
      ctx.systemDb
        .select({ id: secondFactors.userId })
        .from(secondFactors)
        .where(gt(secondFactors.userId, after))
        .orderBy(asc(secondFactors.userId))
        .limit(PAGE_ROWS),
    ),
    inTransaction: () => (work) => ctx.systemDb.transaction(work),
  },
];

const NIL = '00000000-0000-0000-0000-000000000000';

async function* pages(read: (after: string) => PromiseLike<{ id: string }[]>): AsyncGenerator<string> {
  for (let after = NIL; ; ) {
    const rows = await read(after);
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE_ROWS) return;
    after = last.id;
  }
}
