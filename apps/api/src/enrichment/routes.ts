import {
  listEnrichmentModelsEndpoint,
  listSuggestionsEndpoint,
  validatePromptEndpoint,
} from '@refinery/contracts/endpoints/enrichment.ts';
import { listModels } from '@refinery/domain/enrichment/list-models.ts';
import { listSuggestions } from '@refinery/domain/enrichment/list-suggestions.ts';
import { validatePrompt } from '@refinery/domain/enrichment/validate-prompt.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const enrichmentRoutes = (): Binding[] => [
  bind(validatePromptEndpoint, validatePrompt),
  bind(listSuggestionsEndpoint, listSuggestions),
  bind(listEnrichmentModelsEndpoint, listModels),
];
