import type { Chat } from '@prompt-refinery/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';

/** Of all lists of chats. */
export const chatsKey = (organization: OpenOrganization) => ['chats', organization.id] as const;

/** Messages that are read at once. */
export const CHAT_WINDOW = 30;
const BUSY_MS = 2_000;
const NEWEST: number | null = null;

/**
 * A chat with its newest messages, and older ones page by page. While a reply is written elsewhere, it is
 * read again.
 */
export const chatQuery = (organization: OpenOrganization, id: string) =>
  infiniteQueryOptions({
    queryKey: ['chat', organization.id, id],
    queryFn: ({ signal, pageParam }) =>
      organization.client.getChatSession(
        { id, limit: CHAT_WINDOW, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: NEWEST,
    getNextPageParam: ({ nextCursor }: Chat) => nextCursor,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.busy ? BUSY_MS : false),
  });

export const chatNumbersQuery = ({ id: organizationId, client }: OpenOrganization, days: number) =>
  queryOptions({
    queryKey: ['chat-numbers', organizationId, days],
    queryFn: ({ signal }) => client.getChatAnalytics({ organizationId, days }, { signal }),
  });

/** Names of models that the organization has given, to choose from. */
export const aliasesQuery = ({ id, client }: OpenOrganization) =>
  queryOptions({
    queryKey: ['model-aliases', id],
    queryFn: ({ signal }) => client.listModelAliases({}, { signal }),
  });
