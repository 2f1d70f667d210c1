import { listLlmProvidersEndpoint, testLlmEndpoint } from '@refinery/contracts/endpoints/llm.ts';
import { listLlmProviders } from '@refinery/domain/providers/list-llm-providers.ts';
import { testLlm } from '@refinery/domain/providers/test-llm.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const llmRoutes = (): Binding[] => [
  bind(listLlmProvidersEndpoint, listLlmProviders),
  bind(testLlmEndpoint, (ctx, input) => testLlm(ctx, input)),
];
