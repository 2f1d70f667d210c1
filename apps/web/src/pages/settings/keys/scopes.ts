import type { ApiKey } from '@prompt-refinery/client';

/** What an API key may be allowed to do. */
export type Scope = ApiKey['scopes'][number];

/** Of a new key, where nobody chooses others: enough to refine prompts. */
export const FIRST_SCOPES: readonly Scope[] = ['optimizations:read', 'optimizations:write'];
