import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors.ts';
import { checkRole } from './check-gate.ts';
import { requirementsOf } from './requirements-of-label.ts';

/** Errors: `gate_failed` where the label is for others to move. */
export async function assertMayMove(ctx: CallerContext, tx: Transaction, label: string): Promise<void> {
  const { role } = await requirementsOf(ctx, tx, label);
  const finding = role && checkRole(ctx, role);
  if (!finding || finding.passed) return;
  throw new DomainError('gate_failed', finding.detail, { findings: [finding] });
}
