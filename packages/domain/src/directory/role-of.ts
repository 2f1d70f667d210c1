import { ROLES, type Role } from '@refinery/contracts/enums.ts';
import type { RoleRule } from '@refinery/contracts/sso-connections.ts';

/** What an identity provider says of a person. */
export type Claims = Readonly<Record<string, unknown>>;

/** The highest role that a rule gives, else the default; null: none. */
export function roleOf(
  claims: Claims,
  { defaultRole, roleMapping }: { defaultRole: Role | null; roleMapping: readonly RoleRule[] },
): Role | null {
  const given = roleMapping
    .filter(({ claim, value }) => Object.hasOwn(claims, claim) && says(claims[claim], value))
    .map(({ role }) => role);
  return ROLES.find((role) => given.includes(role)) ?? defaultRole;
}

/** Whether a claim is this value, or a list with it. Numbers and truth values count as they are written. */
const says = (claim: unknown, value: string): boolean =>
  Array.isArray(claim) ? claim.some((one) => isValue(one, value)) : isValue(claim, value);

const isValue = (one: unknown, value: string): boolean =>
  ['string', 'number', 'boolean'].includes(typeof one) && String(one) === value;
