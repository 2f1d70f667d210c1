import type { Role } from '@refinery/contracts/enums.ts';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { requirementsOf } from './requirements-of-label.ts';

/** Errors: `gate_failed` where the label is for others to move. */
export async function assertMayMove(ctx: CallerContext, tx: Transaction, label: string): Promise<void> {
  const { role } = await requirementsOf(ctx, tx, label);
  const finding = role && checkRole(ctx, role);
  if (!finding || finding.passed) return;
  throw new DomainError('gate_failed', finding.detail, { findings: [finding] });
}

/** Whether the caller has the role that a label requires of whoever moves or removes it. */
export function checkRole({ actor }: CallerContext, required: Role): GateFinding {
  const passed = actor.role === required;
  const detail = passed ? 'An admin moves the label.' : 'Only admins move this label.';
  return { check: 'role', passed, detail };
}
