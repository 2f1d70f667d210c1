import type { Role } from '@refinery/contracts/enums.ts';
import type { Caller } from '../context/actor.ts';
import { DomainError } from '../errors/domain-error.ts';

/**
 * Throws `forbidden` where an API key would make an admin, or change or remove one: an admin may do what no
 * key may, and a key that makes one could do it, too.
 */
export function refuseKeys({ actor }: { actor: Caller }, ...roles: Role[]): void {
  if (actor.kind !== 'api-key' || !roles.includes('admin')) return;
  throw new DomainError(
    'forbidden',
    'API keys cannot add, change or remove admins. Sign in and use an access token.',
  );
}
