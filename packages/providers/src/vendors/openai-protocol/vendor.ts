import type { Vendor, VendorName } from '../../spec.ts';
import { requireApiKey } from '../api-key.ts';
import { callOpenai } from './call.ts';
import type { OpenaiDialect } from './request.ts';

export interface OpenaiCompatibleVendor {
  name: VendorName;
  defaultModel: string;
  /** Ends before `/chat/completions`. */
  defaultBaseUrl: string;
  dialect: OpenaiDialect;
}

/** Makes a vendor of an OpenAI-compatible API with a bearer key. */
export function openaiCompatible(vendor: OpenaiCompatibleVendor): Vendor {
  const { name, defaultModel, defaultBaseUrl, dialect } = vendor;
  return {
    name,
    defaultModel,
    async complete(request, { credentials, signal, fetch = globalThis.fetch }) {
      const { apiKey, baseUrl } = requireApiKey(name, credentials);
      return callOpenai(
        { ...request, model: request.model || defaultModel },
        {
          provider: name,
          baseUrl: baseUrl || defaultBaseUrl,
          headers: { authorization: `Bearer ${apiKey}` },
          dialect,
          signal,
          fetch,
        },
      );
    },
  };
}
