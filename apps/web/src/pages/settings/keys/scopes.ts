import type { ApiKey } from '@prompt-refinery/client';

/** What an API key may be allowed to do. */
export type Scope = ApiKey['scopes'][number];

/** An object, so that the compiler finds a scope that is missing. */
const ALL: Record<Scope, true> = {
  'optimizations:read': true,
  'optimizations:write': true,
  'batches:read': true,
  'batches:write': true,
  'prompts:read': true,
  'prompts:write': true,
  'prompts:publish': true,
  'prompts:label': true,
  'tests:read': true,
  'tests:write': true,
  'events:write': true,
  'providers:read': true,
  'models:call': true,
  'usage:read': true,
  'members:read': true,
  'members:write': true,
  'webhooks:read': true,
  'webhooks:write': true,
  'audit:read': true,
};

const isScope = (name: string): name is Scope => Object.hasOwn(ALL, name);

export const SCOPES: readonly Scope[] = Object.keys(ALL).filter(isScope);

/** Of a new key, where nobody chooses others: enough to refine prompts. */
export const FIRST_SCOPES: readonly Scope[] = ['optimizations:read', 'optimizations:write'];
