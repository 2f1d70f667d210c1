import { invalidField } from '../../errors/invalid-field.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** Refuses a connection through which nobody could get a role. Errors: `validation_failed`. */
export function requireSomeRole({
  defaultRole,
  roleMapping,
}: Pick<ConnectionRow, 'defaultRole' | 'roleMapping'>): void {
  if (defaultRole !== null || roleMapping.length > 0) return;
  throw invalidField('defaultRole', 'is required where roleMapping has no rule: nobody would get a role');
}
