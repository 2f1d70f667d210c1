import { DomainError } from '../../errors/domain-error.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** Refuses a connection through which nobody could get a role. Errors: `validation_failed`. */
export function requireSomeRole({
  defaultRole,
  roleMapping,
}: Pick<ConnectionRow, 'defaultRole' | 'roleMapping'>): void {
  if (defaultRole !== null || roleMapping.length > 0) return;
  const message = 'is required where roleMapping has no rule: nobody would get a role';
  throw new DomainError('validation_failed', `defaultRole ${message}.`, {
    errors: [{ path: 'defaultRole', message }],
  });
}
