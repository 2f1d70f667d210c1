import type { ApiKeyActor } from '../context/actor.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { sha256 } from '../security/secret-token.ts';
import { findKeyActor } from './authenticate.ts';
import { limitFailures, limitLookupFailures } from './internal/failure-limit.ts';
import { credentialsSubject } from './internal/subjects.ts';

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
  if (ctx.identities.keys.knows(hash) || (await ctx.throttle.known.has(hash)))
    return knownActor(ctx, hash, address);
  const wrong = { subjects: [credentialsSubject(ctx, address)], failures: ['unauthenticated'] } as const;
  const actor = await limitLookupFailures(ctx, wrong, () => findKeyActor(ctx, hash, address));
  await ctx.throttle.known.add(hash);
  return actor;
}

async function knownActor(
  ctx: Pick<Context, 'clock' | 'identities' | 'lastUses' | 'settings' | 'systemDb' | 'throttle'>,
  hash: string,
  address: string,
): Promise<ApiKeyActor> {
  try {
    return await findKeyActor(ctx, hash, address);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'unauthenticated')
      await ctx.throttle.known.delete(hash);
    throw error;
  }
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
