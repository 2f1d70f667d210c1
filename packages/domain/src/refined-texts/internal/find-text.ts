import type { Transaction } from '@refinery/db/create-db.ts';
import { refinedTexts } from '@refinery/db/schema/refined-texts.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { RefinedTextRow } from './decide-text.ts';

/** The text, locked to the end of the transaction. Errors: `refined_text_not_found`. */
export async function lockText(ctx: CallerContext, tx: Transaction, id: string): Promise<RefinedTextRow> {
  const own = whereOwn(ctx, refinedTexts, id);
  const [row] = await tx.select().from(refinedTexts).where(own).for('update');
  if (!row) throw new DomainError('refined_text_not_found');
  return row;
}
