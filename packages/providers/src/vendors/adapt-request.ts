import { ProviderError } from '../errors.ts';
import type { CompletionRequest } from '../spec.ts';

/** What a vendor refuses can be left away once each: the format and the limit. */
const MAX_ADAPTATIONS = 2;

function withoutSchema({ jsonSchema: _, ...rest }: CompletionRequest): CompletionRequest {
  return rest;
}

function withLimit({ maxOutputTokens: _, ...rest }: CompletionRequest, limit?: number): CompletionRequest {
  return limit === undefined ? rest : { ...rest, maxOutputTokens: limit };
}

/** The request with less in it, where that is what the vendor refused; undefined where nothing can be done. */
function adapt(request: CompletionRequest, error: unknown): CompletionRequest | undefined {
  if (!(error instanceof ProviderError)) return undefined;
  if (error.reason === 'unsupported_format' && request.jsonSchema) return withoutSchema(request);
  if (error.reason !== 'output_limit' || request.maxOutputTokens === undefined) return undefined;
  const smaller = error.outputLimit !== undefined && error.outputLimit < request.maxOutputTokens;
  return withLimit(request, smaller ? error.outputLimit : undefined);
}

/**
 * Sends a request, and again with less in it where the vendor refused exactly that: without the JSON schema where it
 * supports none (the reader takes plain text as well), with the output limit it names, or none, where it cannot write
 * as much as was allowed.
 */
export async function withAdaptation<T>(
  request: CompletionRequest,
  send: (request: CompletionRequest) => Promise<T>,
): Promise<T> {
  let current = request;
  for (let adaptations = 0; ; adaptations += 1) {
    try {
      return await send(current);
    } catch (error) {
      const adapted = adaptations < MAX_ADAPTATIONS ? adapt(current, error) : undefined;
      if (!adapted) throw error;
      current = adapted;
    }
  }
}
