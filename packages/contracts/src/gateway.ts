import type { Method, Tag } from './endpoint.ts';

/** In whose shapes callers are answered, errors included. */
export type Dialect = 'openai' | 'anthropic';

/**
 * An endpoint that the vendors' own SDKs call. It takes and answers what theirs does, so that neither is
 * described here, and the typed client has none of them.
 */
export interface WireEndpoint {
  operationId: string;
  method: Method;
  path: `/v1/${string}`;
  dialect: Dialect;
  tag: Tag;
  summary: string;
  description: string;
  /** A request body; nothing where it takes none. */
  example?: Record<string, unknown>;
  /** An excerpt of a reply. */
  reply: Record<string, unknown>;
}

const tag = {
  name: 'Model calls',
  description:
    'For the SDKs of OpenAI and Anthropic: they work with this address and an API key with the scope `models:call`. Bodies, replies and errors are those of the vendor',
};
const MESSAGES = [{ role: 'user', content: 'Say hello.' }];

export const chatCompletionsEndpoint: WireEndpoint = {
  operationId: 'createChatCompletion',
  method: 'POST',
  path: '/v1/chat/completions',
  dialect: 'openai',
  tag,
  summary: 'Call a model by chat completions',
  description:
    'The body of OpenAI’s chat completions. `model` is `provider/model`, the id of a model, `auto`, or an alias. With `stream: true` the reply is a stream of events.',
  example: { model: 'openai/gpt-6-luna', messages: MESSAGES },
  reply: {
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'Hello!' } }],
  },
};

export const responsesEndpoint: WireEndpoint = {
  operationId: 'createResponse',
  method: 'POST',
  path: '/v1/responses',
  dialect: 'openai',
  tag,
  summary: 'Call a model by responses',
  description:
    'The body of OpenAI’s responses, for providers that have this endpoint: OpenAI, Groq, OpenRouter and custom ones. With the operator’s API key for a provider, nothing is stored there, and nothing that is stored there can be used.',
  example: { model: 'openai/gpt-6-luna', input: 'Say hello.' },
  reply: { object: 'response', status: 'completed' },
};

export const embeddingsEndpoint: WireEndpoint = {
  operationId: 'createEmbedding',
  method: 'POST',
  path: '/v1/embeddings',
  dialect: 'openai',
  tag,
  summary: 'Get embeddings',
  description: 'The body of OpenAI’s embeddings. Nothing in it is changed but the name of the model.',
  example: { model: 'openai/text-embedding-3-small', input: 'Hello' },
  reply: { object: 'list', data: [{ object: 'embedding', index: 0, embedding: [0.1, 0.2] }] },
};

export const messagesEndpoint: WireEndpoint = {
  operationId: 'createMessage',
  method: 'POST',
  path: '/v1/messages',
  dialect: 'anthropic',
  tag,
  summary: 'Call a model by messages',
  description:
    'The body of Anthropic’s messages, for providers that have this endpoint: Anthropic, DeepSeek, OpenRouter and custom ones. The API key can be sent in `x-api-key`, as Anthropic’s SDK does.',
  example: { model: 'anthropic/claude-haiku-4-5', max_tokens: 100, messages: MESSAGES },
  reply: { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Hello!' }] },
};

export const countTokensEndpoint: WireEndpoint = {
  operationId: 'countMessageTokens',
  method: 'POST',
  path: '/v1/messages/count_tokens',
  dialect: 'anthropic',
  tag,
  summary: 'Count the tokens of messages',
  description: 'Asks Anthropic how many input tokens a body has. It costs nothing.',
  example: { model: 'anthropic/claude-haiku-4-5', messages: MESSAGES },
  reply: { input_tokens: 10 },
};

const MODEL = { id: 'openai/gpt-6-luna', object: 'model', created: 0, owned_by: 'openai' };

export const listModelsEndpoint: WireEndpoint = {
  operationId: 'listModels',
  method: 'GET',
  path: '/v1/models',
  dialect: 'openai',
  tag,
  summary: 'List the models that calls may name',
  description:
    'Aliases, `auto`, and the models that are known of the providers that can be used. Providers may have others, too. With the header `anthropic-version` the reply is that of Anthropic, page by page, with those that speak its protocol.',
  reply: { object: 'list', data: [MODEL] },
};

export const getModelEndpoint: WireEndpoint = {
  operationId: 'getModel',
  method: 'GET',
  path: '/v1/models/:id',
  dialect: 'openai',
  tag,
  summary: 'Get a model that calls may name',
  description: 'One of the list, also by the name that its provider has for it.',
  reply: MODEL,
};

export const WIRE_ENDPOINTS: readonly WireEndpoint[] = [
  chatCompletionsEndpoint,
  responsesEndpoint,
  embeddingsEndpoint,
  messagesEndpoint,
  countTokensEndpoint,
  listModelsEndpoint,
  getModelEndpoint,
];
