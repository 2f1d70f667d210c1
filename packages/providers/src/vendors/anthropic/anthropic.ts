import type { Vendor } from '../../spec.ts';
import { callAnthropic } from '../anthropic-protocol/call.ts';
import { requireApiKey } from '../api-key.ts';

const ANTHROPIC_DEFAULT_MODEL = 'claude-haiku-4-5';
export const ANTHROPIC_BASE_URL = 'https://api.anthropic.com';

/** https://docs.anthropic.com/en/api/messages */
export const anthropic: Vendor = {
  name: 'anthropic',
  defaultModel: ANTHROPIC_DEFAULT_MODEL,
  async complete(request, { credentials, signal, fetch = globalThis.fetch }) {
    const { apiKey, baseUrl } = requireApiKey('anthropic', credentials);
    return callAnthropic(
      { ...request, model: request.model || ANTHROPIC_DEFAULT_MODEL },
      {
        provider: 'anthropic',
        baseUrl: baseUrl || ANTHROPIC_BASE_URL,
        headers: { 'x-api-key': apiKey },
        signal,
        fetch,
      },
    );
  },
};
