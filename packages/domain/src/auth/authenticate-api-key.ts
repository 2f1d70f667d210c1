import type { ApiKeyActor } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sha256 } from '../security/secret-token.ts';
import { findKeyActor } from './authenticate.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { credentialsSubject } from './internal/subjects.ts';
import { lookUpCredential } from './look-up-credential.ts';

/** `prk_` and 32 bytes in base64url. */
const API_KEY = /^prk_[\w-]{43}$/;
const NOT_VALID = 'The API key is not valid.';

/**
 * Who an API key speaks for. `address` is the client's. A key that was valid within 30 days is looked up
 * whatever its neighbours get wrong; any other counts against the address.
 * Errors: `unauthenticated`; `address_not_allowed`, which counts against nobody; `rate_limited`, before the
 * database is asked, after too many wrong ones.
 */
export async function authenticateApiKey(
  ctx: Pick<Context, 'clock' | 'identities' | 'lastUses' | 'settings' | 'systemDb' | 'throttle'>,
  key: string,
  address: string,
): Promise<ApiKeyActor> {
  if (!API_KEY.test(key)) return refuseCredential(ctx, address, NOT_VALID);
  const hash = sha256(key);
  const find = () => findKeyActor(ctx, hash, address);
  // Asked for each request: what this process remembers was valid a moment ago.
  return ctx.identities.keys.knows(hash) ? find() : lookUpCredential(ctx, { hash, address }, find);
}

/**
 * Refuses a credential that is wrong by its form or signature, and counts it against the address.
 * Errors: `unauthenticated` with this sentence; `rate_limited` after too many.
 */
export function refuseCredential(
  ctx: Pick<Context, 'settings' | 'throttle'>,
  address: string,
  detail: string,
): Promise<never> {
  const wrong = { subjects: [credentialsSubject(ctx, address)], failures: ['unauthenticated'] } as const;
  return limitFailures(ctx, wrong, async () => {
    throw new DomainError('unauthenticated', detail);
  });
}
