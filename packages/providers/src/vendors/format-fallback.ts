import { ProviderError } from '../errors.ts';
import type { CompletionRequest } from '../spec.ts';

/**
 * Sends a request, and once more without its JSON schema where the vendor refused exactly that. The caller reads
 * plain text as well as JSON, so losing the format loses nothing but convenience.
 */
export async function withFormatFallback<T>(
  request: CompletionRequest,
  send: (request: CompletionRequest) => Promise<T>,
): Promise<T> {
  try {
    return await send(request);
  } catch (error) {
    const refused = error instanceof ProviderError && error.reason === 'unsupported_format';
    if (!refused || !request.jsonSchema) throw error;
    const { jsonSchema: _, ...plain } = request;
    return send(plain);
  }
}
