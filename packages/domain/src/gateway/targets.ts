import { REMOTE_PROVIDERS, type RemoteProvider } from '@refinery/contracts/enums.ts';
import { ANY_MODEL } from '@refinery/contracts/models.ts';
import { providerOfModel } from '@refinery/providers/provider-of-model.ts';
import type { Candidate } from '@refinery/providers/spec.ts';
import { operationsOf, type WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { GatewayProfile } from '../identities/gateway-profile.ts';
import type { ResolvedProvider } from '../identities/resolved-providers.ts';
import { badRequest, GatewayRefusal } from './gateway-refusal.ts';

/** One of those who may be asked. */
export interface Target {
  candidate: Candidate;
  /** Whether the credentials are the operator's, which organizations share. */
  operated: boolean;
  /** Whether it is asked for a chat completion in Anthropic's protocol, as it speaks no other. */
  translated: boolean;
}

/** A model as callers name it, at a provider. */
interface NamedModel {
  provider: RemoteProvider;
  model: string;
}

/** Models of a vendor's account, which belong to whoever owns the credentials. */
const TUNED = /^ft:/;

/**
 * Who may be asked for a model, in order: for `auto` the organization's providers, for an alias its targets,
 * else the one provider that `provider/model` or the model's id names.
 * Errors: 404 `model_not_found`; 400 `unsupported_endpoint` where none of them has the endpoint.
 */
export function targetsOf(profile: GatewayProfile, model: string, operation: WireOperation): Target[] {
  const named = targetsNamed(profile, model);
  if (named.length === 0) throw modelNotFound(model);
  const able = named.flatMap((target) => ableTo(target, operation) ?? []);
  if (able.length > 0) return able;
  const names = [...new Set(named.map(({ candidate }) => candidate.provider))].join(', ');
  throw badRequest('unsupported_endpoint', `${names} cannot be asked at this endpoint.`, 'model');
}

/** The target for an operation; undefined where it has no such endpoint. */
function ableTo(target: Target, operation: WireOperation): Target | undefined {
  const operations = operationsOf(target.candidate);
  if (operations.includes(operation)) return target;
  const translated = operation === 'chat' && operations.includes('messages');
  return translated ? { ...target, translated } : undefined;
}

/**
 * The same whatever their endpoints are, and none where a name of the organization's means nobody who can be
 * used. Errors: 404 `model_not_found`.
 */
export function targetsNamed(profile: GatewayProfile, model: string): Target[] {
  const { providers, fallbackOrder } = profile.resolved;
  if (model === ANY_MODEL) {
    const allowed = providers.filter(
      ({ provider }) => !fallbackOrder.length || fallbackOrder.includes(provider),
    );
    return allowed.flatMap((entry) => targetOf(entry) ?? []);
  }
  const alias = profile.aliases.get(model);
  if (alias) return alias.flatMap((name) => lookUp(profile, name).target ?? []);
  const { target, reason } = lookUp(profile, model);
  if (!target) throw modelNotFound(model, reason);
  return [target];
}

/** The one that a name means, or why there is none. */
function lookUp(
  profile: GatewayProfile,
  name: string,
): { target?: Target | undefined; reason?: string | null } {
  const named = modelNamed(profile, name);
  const entry = profile.resolved.providers.find(({ provider }) => provider === named?.provider);
  if (!named || !entry) return {};
  const target = targetOf(entry, named.model);
  if (target?.operated && TUNED.test(named.model)) return {};
  return { target, reason: entry.reason && `${named.provider} cannot be used. ${entry.reason}` };
}

function targetOf(entry: ResolvedProvider, model?: string): Target | undefined {
  if (!entry.candidate) return undefined;
  const candidate = model ? { ...entry.candidate, model } : entry.candidate;
  return { candidate, operated: entry.credentialSource === 'operator', translated: false };
}

/**
 * The provider in front of the first slash, else the one that has the model as its default, else the one that
 * the price table knows it of.
 */
function modelNamed({ resolved }: GatewayProfile, name: string): NamedModel | undefined {
  const [prefix = '', ...rest] = name.split('/');
  if (rest.length > 0 && isRemote(prefix)) return { provider: prefix, model: rest.join('/') };
  const configured = resolved.providers.find(({ config }) => config?.defaultModel === name);
  if (configured) return { provider: configured.provider, model: name };
  const provider = providerOfModel(name.replace(TUNED, ''));
  return provider ? { provider, model: name } : undefined;
}

const isRemote = (name: string): name is RemoteProvider => REMOTE_PROVIDERS.some((known) => known === name);

/** A model that is not there, or not for this caller. */
export function modelNotFound(model: string, reason?: string | null): GatewayRefusal {
  const shown = model.slice(0, 200);
  return new GatewayRefusal({
    status: 404,
    code: 'model_not_found',
    message: `The model ${shown} does not exist, or you cannot use it.${reason ? ` ${reason}` : ''}`,
    param: 'model',
  });
}
