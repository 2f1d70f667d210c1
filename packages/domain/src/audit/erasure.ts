import type { AuditAction } from '@refinery/contracts/audit.ts';

/**
 * The action of the row that says which values of earlier rows were erased. `after.entries` are the sequences
 * of these rows.
 */
export const ERASURE = 'user.erase' satisfies AuditAction;
