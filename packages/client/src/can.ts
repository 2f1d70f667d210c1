import { OPERATIONS } from './generated/operations.ts';
import type { Access } from './operation.ts';

/** The name of a method that calls one endpoint. */
export type OperationId = keyof typeof OPERATIONS;

/** What `getMe` says of whoever calls; null: nobody has signed in. */
export interface Caller {
  caller: 'person' | 'api-key';
  permissions: readonly string[];
  /** Whether they operate the server. */
  operator?: boolean;
}

/**
 * Whether somebody may call an operation in the organization in which `me` was asked for: what a page shows
 * buttons by. The server decides all the same, and may still ask for a confirmed e-mail or a second factor.
 */
export function can(operationId: OperationId, me: Caller | null): boolean {
  return allows(OPERATIONS[operationId].access, me);
}

/** Who may call an operation: a permission such as `batches:read`, or a kind of caller. */
export const accessOf = (operationId: OperationId): Access => OPERATIONS[operationId].access;

/** Apart from the list, in which not every kind occurs. */
function allows(access: Access, me: Caller | null): boolean {
  if (access === 'public') return true;
  if (me === null) return false;
  if (access === 'signed-in') return true;
  if (access === 'person') return me.caller === 'person';
  if (access === 'operator') return me.operator === true;
  return me.permissions.includes(access);
}
