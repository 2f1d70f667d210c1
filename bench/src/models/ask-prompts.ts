import type { Optimization, OptimizeInput } from '@prompt-refinery/client';
import { optimizeAll } from '../optimize-all.ts';
import { signUp } from '../sign-up.ts';
import type { BenchApi } from '../start-api.ts';

/**
 * Has a new organization with a second reader of another vendor refine texts: results are remembered by
 * organization.
 */
export async function askPrompts(
  api: BenchApi,
  texts: readonly string[],
  options: Omit<OptimizeInput, 'text' | 'provider'> = {},
): Promise<Optimization[]> {
  const client = await signUp(api.origin);
  await client.saveVerificationSettings({ provider: 'anthropic' });
  return optimizeAll(client, texts, { ...options, provider: 'openai' });
}
