import { MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Of all lists of prompts, whatever they are filtered by. */
export const promptsKey = (organization: OpenOrganization) => ['prompts', organization.id] as const;

export const promptQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['prompt', organization.id, id],
    queryFn: ({ signal }) => organization.client.getPromptById({ id }, { signal }),
  });

/** Of all that was read of a prompt's versions. */
export const versionsKey = (organization: OpenOrganization, id: string) =>
  ['prompt-versions', organization.id, id] as const;

/** The newest versions of a prompt, to choose from. */
export const newestVersionsQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: [...versionsKey(organization, id), 'newest'],
    queryFn: async ({ signal }) =>
      (await organization.client.listPromptVersions({ id, limit: MAX_PAGE_SIZE }, { signal }).page()).items,
    enabled: id !== '',
  });

/**
 * Prompts that contain the words, else the newest, to choose from. The API looks for words of three letters
 * and more.
 */
export const foundPromptsQuery = (organization: OpenOrganization, words: string) => {
  const q = /\S{3}/.test(words) ? words.trim() : null;
  return queryOptions({
    queryKey: [...promptsKey(organization), 'found', q],
    queryFn: async ({ signal }) =>
      (
        await organization.client
          .listPrompts({ limit: MAX_PAGE_SIZE, ...(q === null ? {} : { q }) }, { signal })
          .page()
      ).items,
    placeholderData: (before) => before,
  });
};

/** Of all lists of the moves of a prompt's labels. */
export const movesKey = (organization: OpenOrganization, id: string) =>
  ['label-moves', organization.id, id] as const;

/** What was read of a prompt is read anew: of it, its versions, the moves of its labels, and every list. */
export async function refreshPrompt(
  queries: QueryClient,
  organization: OpenOrganization,
  id: string,
): Promise<void> {
  const keys = [
    promptQuery(organization, id).queryKey,
    versionsKey(organization, id),
    movesKey(organization, id),
    promptsKey(organization),
  ];
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}
