import type { Transaction } from '@refinery/db/create-db.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import type { CallerContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';

export type AbTestRow = typeof abTests.$inferSelect;

/** An A/B test of the caller's organization. Errors: `ab_test_not_found`. */
export async function findAbTest(ctx: CallerContext, tx: Transaction, id: string): Promise<AbTestRow> {
  const [row] = await tx
    .select()
    .from(abTests)
    .where(whereOwn(ctx, abTests, id));
  if (!row) throw new DomainError('ab_test_not_found');
  return row;
}

/** The same, locked to the end of the transaction: nothing is counted meanwhile. */
export async function lockAbTest(ctx: CallerContext, tx: Transaction, id: string): Promise<AbTestRow> {
  const [row] = await tx
    .select()
    .from(abTests)
    .where(whereOwn(ctx, abTests, id))
    .for('no key update');
  if (!row) throw new DomainError('ab_test_not_found');
  return row;
}
