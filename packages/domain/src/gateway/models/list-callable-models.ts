import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { ANY_MODEL } from '@refinery/contracts/models.ts';
import { knownModels } from '@refinery/providers/known-models.ts';
import { operationsOf, type WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import type { GatewayProfile } from '../../identities/gateway-profile.ts';
import { gatewayProfile } from '../profile.ts';
import { type Target, targetsNamed } from '../targets.ts';

/** A model that calls may name. */
export interface CallableModel {
  /** An alias, `auto` or `provider/model`. */
  id: string;
  /** As people call it. */
  name: string;
  /** Whose it is: of a vendor, or what the organization calls so. */
  ownedBy: RemoteProvider | 'organization';
}

/**
 * The models that are known to be there for the caller's calls: aliases by name, `auto`, and those of each
 * provider that can be used. Vendors take others, too. With an operation only those that can be asked for it.
 * Errors: `forbidden`.
 */
export async function listCallableModels(
  ctx: CallerContext<'db' | 'identities' | 'settings' | 'vendors'>,
  operation?: WireOperation,
): Promise<CallableModel[]> {
  requirePermission(ctx, 'models:call');
  const profile = await gatewayProfile(ctx, ctx.actor.organizationId);
  const isAble = ({ candidate }: Pick<Target, 'candidate'>) =>
    !operation || operationsOf(candidate).includes(operation);
  const names = [...profile.aliases.keys(), ANY_MODEL].filter((id) => targetsNamed(profile, id).some(isAble));
  return [
    ...names.map((id) => ({ id, name: id, ownedBy: 'organization' as const })),
    ...usableProviders(profile).filter(isAble).flatMap(modelsOf),
  ];
}

const usableProviders = ({ resolved }: GatewayProfile) =>
  resolved.providers.flatMap(({ provider, candidate }) => (candidate ? [{ provider, candidate }] : []));

/** Those that the price table knows, and the configured one, which may be any. */
function modelsOf({ provider, candidate }: ReturnType<typeof usableProviders>[number]): CallableModel[] {
  const models = knownModels(provider);
  const configured = models.some(({ id }) => id === candidate.model)
    ? []
    : [{ id: candidate.model, name: candidate.model }];
  return [...configured, ...models].map(({ id, name }) => ({
    id: `${provider}/${id}`,
    name,
    ownedBy: provider,
  }));
}
