import { ProviderError } from '../errors.ts';
import type { Candidate } from '../spec.ts';
import type { VendorName } from '../vendor-name.ts';
import { requireApiKey } from '../vendors/api-key.ts';
import { authorization } from '../vendors/custom/custom.ts';
import { DEFAULT_BASE_URLS } from '../vendors.ts';

/** What a vendor can be asked for on the wire, named by the protocol that it speaks there. */
export type WireOperation = 'chat' | 'responses' | 'messages' | 'count_tokens' | 'embeddings';

/** Where a vendor takes requests of an operation, and the credentials that go with them. */
export interface WireEndpoint {
  url: string;
  headers: Record<string, string>;
}

type OpenaiOperation = Exclude<WireOperation, 'messages' | 'count_tokens'>;

const OPENAI_PATHS: Record<OpenaiOperation, string> = {
  chat: '/chat/completions',
  responses: '/responses',
  embeddings: '/embeddings',
};
const ANTHROPIC_PATHS = { messages: '/v1/messages', count_tokens: '/v1/messages/count_tokens' } as const;

/**
 * Who speaks what. DeepSeek and OpenRouter take Anthropic's protocol, too:
 * https://api-docs.deepseek.com/guides/anthropic_api,
 * https://openrouter.ai/docs/guides/claude-code-integration. Custom endpoints speak what they are configured
 * with.
 */
const OPERATIONS: Record<Exclude<VendorName, 'custom'>, readonly WireOperation[]> = {
  openai: ['chat', 'responses', 'embeddings'],
  anthropic: ['messages', 'count_tokens'],
  gemini: ['chat', 'embeddings'],
  deepseek: ['chat', 'messages'],
  groq: ['chat', 'responses'],
  openrouter: ['chat', 'responses', 'messages', 'embeddings'],
};
const CUSTOM_OPERATIONS: Record<string, readonly WireOperation[]> = {
  openai: ['chat', 'responses', 'embeddings'],
  anthropic: ['messages', 'count_tokens'],
};

/** The Anthropic protocol of vendors whose base address is that of OpenAI's, from there on. */
const ANTHROPIC_BASES: Partial<Record<VendorName, (base: string) => string>> = {
  deepseek: (base) => `${base}/anthropic`,
  openrouter: (base) => base.replace(/\/v1$/, ''),
};

const withoutSlash = (url: string) => url.replace(/(?<!\/)\/+$/, '');

/** What a vendor can be asked for. */
export function operationsOf({ provider, credentials }: Wired): readonly WireOperation[] {
  if (provider !== 'custom') return OPERATIONS[provider];
  return 'requestFormat' in credentials ? (CUSTOM_OPERATIONS[credentials.requestFormat] ?? []) : [];
}

type Wired = Pick<Candidate, 'provider' | 'credentials'>;

/**
 * Where a vendor takes requests of an operation; null where it has no such endpoint.
 * @throws {ProviderError} `auth` for credentials of another kind
 */
export function wireEndpoint(wired: Wired, operation: WireOperation): WireEndpoint | null {
  if (!operationsOf(wired).includes(operation)) return null;
  const { provider, credentials } = wired;
  if (provider === 'custom') {
    if (!('requestFormat' in credentials))
      throw new ProviderError({ provider, kind: 'auth', reason: 'invalid_credentials' });
    return { url: addressOf(credentials.baseUrl, operation), headers: authorization(credentials) };
  }
  const { apiKey, baseUrl } = requireApiKey(provider, credentials);
  const base = withoutSlash(baseUrl || DEFAULT_BASE_URLS[provider]);
  const own = isAnthropic(operation) ? (ANTHROPIC_BASES[provider]?.(base) ?? base) : base;
  return { url: addressOf(own, operation), headers: credentialHeaders(provider, operation, apiKey) };
}

const isAnthropic = (operation: WireOperation): operation is keyof typeof ANTHROPIC_PATHS =>
  operation in ANTHROPIC_PATHS;

function addressOf(baseUrl: string, operation: WireOperation): string {
  const base = withoutSlash(baseUrl);
  return isAnthropic(operation)
    ? base.replace(/\/v1$/, '') + ANTHROPIC_PATHS[operation]
    : base + OPENAI_PATHS[operation];
}

function credentialHeaders(provider: VendorName, operation: WireOperation, apiKey: string) {
  const byKey = isAnthropic(operation) && provider !== 'openrouter';
  return byKey ? { 'x-api-key': apiKey } : { authorization: `Bearer ${apiKey}` };
}
