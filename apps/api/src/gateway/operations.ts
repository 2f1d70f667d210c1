import {
  chatCompletionsEndpoint,
  countTokensEndpoint,
  embeddingsEndpoint,
  messagesEndpoint,
  responsesEndpoint,
  type WireEndpoint,
} from '@refinery/contracts/gateway.ts';
import type { ModelRequest } from '@refinery/domain/gateway/model-request.ts';

/** An endpoint that hands requests on to models, and what it asks of vendors. */
export interface GatewayOperation {
  endpoint: WireEndpoint;
  operation: ModelRequest['operation'];
}

export const GATEWAY_OPERATIONS: readonly GatewayOperation[] = [
  { endpoint: chatCompletionsEndpoint, operation: 'chat' },
  { endpoint: responsesEndpoint, operation: 'responses' },
  { endpoint: embeddingsEndpoint, operation: 'embeddings' },
  { endpoint: messagesEndpoint, operation: 'messages' },
  { endpoint: countTokensEndpoint, operation: 'count_tokens' },
];
