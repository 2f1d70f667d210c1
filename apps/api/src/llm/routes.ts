import { listLlmProvidersEndpoint, testLlmEndpoint } from '@refinery/contracts/endpoints/llm.ts';
import { listLlmProviders } from '@refinery/domain/llm/list-llm-providers.ts';
import { testLlm } from '@refinery/domain/llm/test-llm.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const llmRoutes = (): Binding[] => [
  bind(listLlmProvidersEndpoint, listLlmProviders),
  bind(testLlmEndpoint, (ctx, input) => testLlm(ctx, input)),
];
