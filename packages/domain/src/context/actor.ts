import {
  type Permission,
  type Plan,
  type Provider,
  type Role,
  SCOPES,
  type Scope,
} from '@refinery/contracts/enums.ts';
import { DomainError } from '../errors.ts';

export interface Actor {
  organizationId: string;
  userId: string;
  /** Set where an API key called. */
  apiKeyId?: string;
  /** Set where a signed-in session called. */
  sessionId?: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  plan: Plan;
  /** Who refines where a request names no provider. */
  defaultProvider: Provider;
}

const READ: Permission[] = SCOPES.filter((scope) => scope.endsWith(':read'));
const MEMBER: Permission[] = [...SCOPES, 'api-keys:read', 'api-keys:write'];

const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  viewer: [...READ, 'api-keys:read'],
  member: MEMBER,
  admin: [...MEMBER, 'providers:write'],
};

/** What a person with this role may do. */
export const permissionsOfRole = (role: Role): ReadonlySet<Permission> => new Set(ROLE_PERMISSIONS[role]);

/** What an API key may do: its scopes, as far as the person it belongs to still has them. */
export const permissionsOfKey = (role: Role, scopes: readonly Scope[]): ReadonlySet<Permission> =>
  new Set(scopes.filter((scope) => ROLE_PERMISSIONS[role].includes(scope)));

/** Throws `forbidden` unless the caller holds the permission. */
export function requirePermission(ctx: { actor: Actor }, permission: Permission): void {
  if (ctx.actor.permissions.has(permission)) return;
  const who = ctx.actor.apiKeyId ? 'This API key' : `The role ${ctx.actor.role}`;
  throw new DomainError('forbidden', `${who} lacks the permission ${permission}.`);
}
