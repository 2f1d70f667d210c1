import {
  listModeratedPromptsEndpoint,
  moderatePromptEndpoint,
} from '@refinery/contracts/endpoints/moderation.ts';
import {
  listPublishedCategoriesEndpoint,
  listPublishedPromptsEndpoint,
  reportPublishedPromptEndpoint,
  viewPublishedPromptEndpoint,
} from '@refinery/contracts/endpoints/published-prompts.ts';
import { listModeratedPrompts } from '@refinery/domain/prompts/publishing/list-moderated-prompts.ts';
import { listPublishedCategories } from '@refinery/domain/prompts/publishing/list-published-categories.ts';
import { listPublishedPrompts } from '@refinery/domain/prompts/publishing/list-published-prompts.ts';
import { moderatePrompt } from '@refinery/domain/prompts/publishing/moderate-prompt.ts';
import { reportPublishedPrompt } from '@refinery/domain/prompts/publishing/report-published-prompt.ts';
import { viewPublishedPrompt } from '@refinery/domain/prompts/publishing/view-published-prompt.ts';
import { type Binding, bind, bindHandler, bindPublic } from '../endpoints/bind.ts';

export const publishedPromptRoutes = (): Binding[] => [
  bindPublic(listPublishedPromptsEndpoint, listPublishedPrompts),
  viewRoute(),
  bindPublic(listPublishedCategoriesEndpoint, listPublishedCategories),
  bind(reportPublishedPromptEndpoint, reportPublishedPrompt),
  bind(listModeratedPromptsEndpoint, listModeratedPrompts),
  bind(moderatePromptEndpoint, moderatePrompt),
];

/** A HEAD is no view. */
function viewRoute(): Binding {
  return bindHandler(viewPublishedPromptEndpoint, async (ctx, request, reply, { id }) => {
    const viewerOrganizationId = request.reader?.organizationId ?? null;
    const counts = request.method === 'GET';
    return reply.send(await viewPublishedPrompt(ctx, { id, viewerOrganizationId, counts }));
  });
}
