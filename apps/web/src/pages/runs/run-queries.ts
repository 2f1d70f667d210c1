import type { Run } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';

/** Whether something of a run may still change by itself. */
export const isUnfinished = ({ finishedAt }: Pick<Run, 'finishedAt'>): boolean => finishedAt === null;

/** Whether a label waits for a run: it moves, or is refused, some seconds after the end. */
export const isLabelWaiting = ({ move }: Pick<Run, 'move'>): boolean => move?.status === 'waiting';

/** Of all lists of runs, whatever they are filtered by. */
export const runsKey = (organization: OpenOrganization) => ['runs', organization.id] as const;

export const runQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['run', organization.id, id],
    queryFn: ({ signal }) => organization.client.getRun({ id }, { signal }),
    // A tab that is shown again asks at once: it may have missed what others read.
    staleTime: 0,
  });

/** @param state what of the run the verdicts depend on: they are read anew after it changed */
export const comparisonQuery = (organization: OpenOrganization, id: string, state: string | null) =>
  queryOptions({
    queryKey: ['run-comparison', organization.id, id, state],
    queryFn: ({ signal }) => organization.client.getRunComparison({ id }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
