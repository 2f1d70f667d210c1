import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { connectionInvalid } from '../../errors/connection-invalid.ts';
import type { IdentityContext } from '../../oidc/read-oidc-metadata.ts';

const KeySet = Type.Object({ keys: Type.Array(Type.Object({ use: Type.Optional(Type.String()) })) });

/**
 * How many keys an identity provider signs with. Errors: `connection_invalid` where they cannot be read, or
 * where there is none.
 */
export async function countSigningKeys(ctx: IdentityContext, address: string): Promise<number> {
  const { keys } = await readKeys(ctx, address);
  const count = keys.filter(({ use = 'sig' }) => use === 'sig').length;
  if (count > 0) return count;
  throw connectionInvalid('The identity provider has no keys that it signs with.');
}

async function readKeys(ctx: IdentityContext, address: string): Promise<Static<typeof KeySet>> {
  try {
    const response = await ctx.identityFetch(address);
    if (!response.ok) throw new Error(`The answer has the status ${response.status}.`);
    return Value.Parse(KeySet, await response.json());
  } catch (cause) {
    throw connectionInvalid('The keys of the identity provider cannot be read.', cause);
  }
}
