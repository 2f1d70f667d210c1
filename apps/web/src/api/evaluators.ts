import { type Evaluator, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Of all lists of evaluators, whatever they are filtered by. */
export const evaluatorsKey = (organization: OpenOrganization) => ['evaluators', organization.id] as const;

/** One evaluator, which never changes. */
export const evaluatorQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['evaluator', organization.id, id],
    queryFn: ({ signal }) => organization.client.getEvaluator({ id }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The newest evaluators, to choose from. */
export const newestEvaluatorsQuery = (organization: OpenOrganization) =>
  queryOptions({
    queryKey: [...evaluatorsKey(organization), 'newest'],
    queryFn: async ({ signal }): Promise<Evaluator[]> =>
      (await organization.client.listEvaluators({ limit: MAX_PAGE_SIZE }, { signal }).page()).items,
  });
