import { optimizePromptEndpoint } from '@refinery/contracts/endpoints/prompt-optimizations.ts';
import {
  createPromptEndpoint,
  deletePromptEndpoint,
  diffPromptVersionsEndpoint,
  getPromptEndpoint,
  getPromptVersionEndpoint,
  listPromptsEndpoint,
  listPromptVersionsEndpoint,
  propagatePromptVersionEndpoint,
  restorePromptVersionEndpoint,
  updatePromptEndpoint,
} from '@refinery/contracts/endpoints/prompts.ts';
import { optimizePrompt } from '@refinery/domain/prompt-optimizations/optimize-prompt.ts';
import { createPrompt } from '@refinery/domain/prompts/create-prompt.ts';
import { deletePrompt } from '@refinery/domain/prompts/delete-prompt.ts';
import { diffPromptVersions } from '@refinery/domain/prompts/diff-prompt-versions.ts';
import { getPrompt } from '@refinery/domain/prompts/get-prompt.ts';
import { getPromptVersion } from '@refinery/domain/prompts/get-prompt-version.ts';
import { listPromptVersions } from '@refinery/domain/prompts/list-prompt-versions.ts';
import { listPrompts } from '@refinery/domain/prompts/list-prompts.ts';
import { propagatePromptVersion } from '@refinery/domain/prompts/propagate-prompt-version.ts';
import { restorePromptVersion } from '@refinery/domain/prompts/restore-prompt-version.ts';
import { updatePrompt } from '@refinery/domain/prompts/update-prompt.ts';
import { withWarnings } from '@refinery/domain/prompts/with-warnings.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const promptRoutes = (): Binding[] => [
  bind(listPromptsEndpoint, listPrompts),
  bind(createPromptEndpoint, createPrompt, {
    rebuild: async (ctx, id) => withWarnings(await getPrompt(ctx, { id })),
  }),
  bind(getPromptEndpoint, getPrompt),
  bind(updatePromptEndpoint, updatePrompt),
  bind(deletePromptEndpoint, deletePrompt),
  bind(listPromptVersionsEndpoint, listPromptVersions),
  bind(getPromptVersionEndpoint, getPromptVersion),
  bind(diffPromptVersionsEndpoint, diffPromptVersions),
  bind(restorePromptVersionEndpoint, restorePromptVersion),
  bind(propagatePromptVersionEndpoint, propagatePromptVersion),
  bind(optimizePromptEndpoint, optimizePrompt),
];
