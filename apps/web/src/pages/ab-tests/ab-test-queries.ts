import type { AbTest } from '@prompt-refinery/client';
import { queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';

/** Of all lists of A/B tests, whatever they are filtered by. */
export const abTestsKey = (organization: OpenOrganization) => ['ab-tests', organization.id] as const;

export const abTestQuery = (organization: OpenOrganization, id: string) =>
  queryOptions({
    queryKey: ['ab-test', organization.id, id],
    queryFn: ({ signal }) => organization.client.getAbTest({ id }, { signal }),
    // A tab that is shown again asks at once: it may have missed what others read.
    staleTime: 0,
  });

/** Between two looks at a test: units of running ones are counted every 10 seconds. */
const RUNNING_MS = 5_000;
const DRAFT_MS = 15_000;
/** So long after its end a winner may still get its label. */
const PROMOTION_MS = 120_000;

/** How long until a test is looked at again, in milliseconds; null: it does not change any more. */
export function nextLook(
  { status, autoPromote, endedAt }: Pick<AbTest, 'status' | 'autoPromote' | 'endedAt'>,
  now: number,
): number | null {
  if (status === 'draft') return DRAFT_MS;
  if (status === 'running') return RUNNING_MS;
  const isPromoting = status === 'decided' && autoPromote && endedAt !== null;
  return isPromoting && now - Date.parse(endedAt) < PROMOTION_MS ? RUNNING_MS : null;
}

/** Whether something of a test may still change by itself. */
export const isChanging = ({ status }: AbTest): boolean => status === 'running';
