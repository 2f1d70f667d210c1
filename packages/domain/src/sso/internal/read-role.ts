import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { type Claims, roleOf } from '../../directory/role-of.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

/** Which role an identity provider gives a person. Once there are rules, they decide at each sign-in. */
export const readRole = (
  claims: Claims,
  row: Pick<ConnectionRow, 'defaultRole' | 'roleMapping'>,
): Pick<ProvenIdentity, 'role' | 'isRoleManaged'> => ({
  role: roleOf(claims, row),
  isRoleManaged: row.roleMapping.length > 0,
});
