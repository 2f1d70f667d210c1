import { DEFAULT_BASE_URLS } from '@refinery/providers/vendors.ts';
import type { Variables } from '../settings/read-environment.ts';
import { type Finding, failed, note, ok } from './finding.ts';

const TIMEOUT_MS = 4_000;
const REFUSED = [401, 403];

type Provider = keyof typeof DEFAULT_BASE_URLS;

const isProvider = (name: string): name is Provider => name in DEFAULT_BASE_URLS;

/** Asks each vendor the operator has a key for to list its models, which costs nothing. Never shows a key. */
export async function examineProviders(env: Variables): Promise<Finding[]> {
  const configured = Object.keys(DEFAULT_BASE_URLS)
    .filter(isProvider)
    .flatMap((provider) => {
      const apiKey = env[`${provider.toUpperCase()}_API_KEY`]?.trim();
      return apiKey ? [{ provider, apiKey }] : [];
    });
  if (configured.length === 0) {
    return [note('Providers: no operator key is set. The provider `local` works without one')];
  }
  return Promise.all(configured.map(({ provider, apiKey }) => examineProvider(provider, apiKey, env)));
}

async function examineProvider(provider: Provider, apiKey: string, env: Variables): Promise<Finding> {
  const name = provider.toUpperCase();
  const base = env[`${name}_BASE_URL`]?.trim() || DEFAULT_BASE_URLS[provider];
  const url = `${base.replace(/\/$/, '')}${provider === 'anthropic' ? '/v1/models' : '/models'}`;
  const headers: Record<string, string> =
    provider === 'anthropic'
      ? { 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }
      : { authorization: `Bearer ${apiKey}` };
  const started = performance.now();
  try {
    const reply = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await reply.body?.cancel();
    if (REFUSED.includes(reply.status)) {
      return failed(`Provider ${provider}: refused the key (${reply.status})`, `Correct ${name}_API_KEY.`);
    }
    return ok(
      `Provider ${provider}: answers (${reply.status}) in ${Math.round(performance.now() - started)} ms`,
    );
  } catch (error) {
    const reason =
      error instanceof Error && error.name === 'TimeoutError' ? 'no answer in 4 s' : reasonOf(error);
    return failed(
      `Provider ${provider}: cannot be reached (${reason})`,
      `Check the network and ${name}_BASE_URL.`,
    );
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return 'network error';
}
