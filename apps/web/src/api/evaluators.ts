import type { Evaluator } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from './client.ts';

/** Most that a choice offers: the newest. */
const MOST_OFFERED = 100;

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
      (await organization.client.listEvaluators({ limit: MOST_OFFERED }, { signal }).page()).items,
  });
