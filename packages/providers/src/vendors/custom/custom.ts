import { ProviderError } from '../../errors.ts';
import { MAX_REPLY_BYTES } from '../../reply-limits.ts';
import type { Credentials, CustomCredentials, Vendor } from '../../spec.ts';
import { createSsrfGuardedFetch } from '../../ssrf-guard/guarded-fetch.ts';
import { callAnthropic } from '../anthropic-protocol/call.ts';
import { callOpenai } from '../openai-protocol/call.ts';
import { callGeneric } from './generic.ts';

/** Sent where nothing names a model: endpoints that serve one model ignore it. */
const CUSTOM_DEFAULT_MODEL = 'default';

/** Without exceptions, and bounded above any time limit of ours. */
const defaultFetch = createSsrfGuardedFetch({
  allowlist: [],
  maxResponseBytes: MAX_REPLY_BYTES,
  timeoutMs: 3_600_000,
});

function requireCustom(credentials: Credentials): CustomCredentials {
  if (!('requestFormat' in credentials)) {
    throw new ProviderError({ provider: 'custom', kind: 'auth', reason: 'invalid_credentials' });
  }
  return credentials;
}

/** The authorization header of a custom endpoint; see {@link CustomCredentials}. */
export function authorization(credentials: CustomCredentials): Record<string, string> {
  const { authHeader, authValue, requestFormat } = credentials;
  if (!authValue) return {};
  if (authHeader) return { [authHeader.toLowerCase()]: authValue };
  if (requestFormat === 'anthropic') return { 'x-api-key': authValue };
  return { authorization: /^(bearer|basic|token) /i.test(authValue) ? authValue : `Bearer ${authValue}` };
}

/**
 * Any endpoint that speaks the OpenAI, Anthropic or generic format (see `generic.ts`). Its address was chosen
 * by a tenant, so `fetch` must be a guarded one; the default is guarded and knows no exceptions.
 */
export const custom: Vendor = {
  name: 'custom',
  defaultModel: CUSTOM_DEFAULT_MODEL,
  async complete(request, { credentials, signal, fetch = defaultFetch }) {
    const endpoint = requireCustom(credentials);
    const completion = { ...request, model: request.model || CUSTOM_DEFAULT_MODEL };
    const call = { baseUrl: endpoint.baseUrl, headers: authorization(endpoint), signal, fetch };
    switch (endpoint.requestFormat) {
      case 'anthropic':
        return callAnthropic(completion, { provider: 'custom', ...call });
      case 'generic':
        return callGeneric(completion, call);
      case 'openai':
        return callOpenai(completion, {
          provider: 'custom',
          dialect: { tokenLimitField: 'max_tokens', jsonMode: 'json_schema' },
          ...call,
        });
    }
  },
};
