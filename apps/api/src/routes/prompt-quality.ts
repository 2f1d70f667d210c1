import {
  listEnrichmentModelsEndpoint,
  listSuggestionsEndpoint,
  validatePromptEndpoint,
} from '@refinery/contracts/endpoints/prompt-quality.ts';
import { listModels } from '@refinery/domain/prompts/enriching/list-models.ts';
import { listSuggestions } from '@refinery/domain/prompts/enriching/list-suggestions.ts';
import { validatePrompt } from '@refinery/domain/prompts/enriching/validate-prompt.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const promptQualityRoutes = (): Binding[] => [
  bind(validatePromptEndpoint, validatePrompt),
  bind(listSuggestionsEndpoint, listSuggestions),
  bind(listEnrichmentModelsEndpoint, listModels),
];
