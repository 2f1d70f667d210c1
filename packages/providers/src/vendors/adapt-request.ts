import { ProviderError } from '../errors.ts';
import type { GenerationParameter } from '../generation-parameters.ts';
import type { CompletionReply, CompletionRequest } from '../spec.ts';

/** Beside the parameters: the format can be left away, and the limit. */
const MAX_ADAPTATIONS = 2;

function withoutSchema({ jsonSchema: _, ...rest }: CompletionRequest): CompletionRequest {
  return rest;
}

function withLimit({ maxOutputTokens: _, ...rest }: CompletionRequest, limit?: number): CompletionRequest {
  return limit === undefined ? rest : { ...rest, maxOutputTokens: limit };
}

function withoutParameter(request: CompletionRequest, parameter: GenerationParameter): CompletionRequest {
  const { [parameter]: _, ...rest } = request;
  return rest;
}

/**
 * The request with less in it, where that is what the vendor refused; undefined where nothing can be done.
 */
function adapt(request: CompletionRequest, error: ProviderError): CompletionRequest | undefined {
  if (error.reason === 'unsupported_format' && request.jsonSchema) return withoutSchema(request);
  if (error.reason !== 'output_limit' || request.maxOutputTokens === undefined) return undefined;
  const smaller = error.outputLimit !== undefined && error.outputLimit < request.maxOutputTokens;
  return withLimit(request, smaller ? error.outputLimit : undefined);
}

/**
 * Sends a request, and again with less in it where the vendor refused exactly that: without the JSON schema
 * where it supports none (the reader takes plain text as well), with the output limit it names, or none,
 * where it cannot write as much as was allowed, and without each parameter that it does not take. The reply
 * tells which parameters it was written without.
 * @param lacking parameters that the protocol does not have. They are told, too
 */
export async function withAdaptation(
  request: CompletionRequest,
  send: (request: CompletionRequest) => Promise<CompletionReply>,
  lacking: readonly GenerationParameter[] = [],
): Promise<CompletionReply> {
  const ignoredParameters = lacking.filter((parameter) => request[parameter] !== undefined);
  let current = ignoredParameters.reduce(withoutParameter, request);
  for (let adaptations = 0; ; ) {
    try {
      const reply = await send(current);
      return ignoredParameters.length ? { ...reply, ignoredParameters } : reply;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const refused = error.parameters.find((parameter) => current[parameter] !== undefined);
      if (refused) {
        current = withoutParameter(current, refused);
        ignoredParameters.push(refused);
        continue;
      }
      const adapted = adaptations < MAX_ADAPTATIONS ? adapt(current, error) : undefined;
      if (!adapted) throw error;
      adaptations += 1;
      current = adapted;
    }
  }
}
