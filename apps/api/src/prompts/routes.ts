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
import { optimizePrompt } from '@refinery/domain/prompts/optimizing/optimize-prompt.ts';
import { createPrompt } from '@refinery/domain/prompts/versions/create-prompt.ts';
import { deletePrompt } from '@refinery/domain/prompts/versions/delete-prompt.ts';
import { diffPromptVersions } from '@refinery/domain/prompts/versions/diff-prompt-versions.ts';
import { getPrompt } from '@refinery/domain/prompts/versions/get-prompt.ts';
import { getPromptVersion } from '@refinery/domain/prompts/versions/get-prompt-version.ts';
import { listPromptVersions } from '@refinery/domain/prompts/versions/list-prompt-versions.ts';
import { listPrompts } from '@refinery/domain/prompts/versions/list-prompts.ts';
import { propagatePromptVersion } from '@refinery/domain/prompts/versions/propagate-prompt-version.ts';
import { restorePromptVersion } from '@refinery/domain/prompts/versions/restore-prompt-version.ts';
import { updatePrompt } from '@refinery/domain/prompts/versions/update-prompt.ts';
import { withWarnings } from '@refinery/domain/prompts/versions/with-warnings.ts';
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
