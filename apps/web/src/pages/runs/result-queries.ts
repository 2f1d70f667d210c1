import { ApiError, type DatasetItem, type Run } from '@prompt-refinery/client';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { OpenOrganization } from '../../api/client.ts';
import { evaluatorQuery } from '../../api/evaluators.ts';
import { idBefore } from '../../parts/ids.ts';
import { readCells, readItem } from './results.ts';
import { isUnfinished } from './run-queries.ts';
import { mayAnswerTwice } from './run-request.ts';

/** Outputs that are read at once. */
const STEP = 400;

/**
 * The outputs of a run, as far as somebody wants to see them. Each step reads the stream from its beginning:
 * it cannot wait for the reader.
 */
export const cellsQuery = (
  { id: organizationId, client }: OpenOrganization,
  { id, finishedAt }: Pick<Run, 'id' | 'finishedAt'>,
) =>
  infiniteQueryOptions({
    queryKey: ['run-cells', organizationId, id],
    queryFn: async ({ pageParam, signal }) => ({
      ...(await readCells(client.streamRunResults(id, { signal }), { skip: pageParam, take: STEP })),
      finishedAt,
    }),
    initialPageParam: 0,
    getNextPageParam: ({ isWhole }, all) => (isWhole ? null : all.length * STEP),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Whether outputs were read before the run came to where it is now. */
export const isOutdated = (
  pages: readonly Pick<Run, 'finishedAt'>[],
  { finishedAt }: Pick<Run, 'finishedAt'>,
): boolean => pages.some((page) => page.finishedAt !== finishedAt);

/**
 * All outputs of one item of a run, whole. They are somewhere in the stream, which may be long: nobody reads
 * it twice for nothing.
 */
export const itemCellsQuery = (organization: OpenOrganization, run: Run, itemId: string) =>
  queryOptions({
    queryKey: ['run-item', organization.id, run.id, itemId, run.finishedAt],
    queryFn: async ({ signal, client }) => {
      const most = mostCellsOfItem(run, await mayBaselineAnswerTwice(client, organization, run));
      return readItem(organization.client.streamRunResults(run.id, { signal }), itemId, most);
    },
    ...(isUnfinished(run) ? {} : { staleTime: Number.POSITIVE_INFINITY }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** What is not known may be: then more is read than is needed, and nothing is left out. */
async function mayBaselineAnswerTwice(
  queries: QueryClient,
  organization: OpenOrganization,
  { evaluators, repeats }: Run,
): Promise<boolean> {
  const reading = evaluators.map((id) => queries.ensureQueryData(evaluatorQuery(organization, id)));
  try {
    return mayAnswerTwice(await Promise.all(reading), repeats);
  } catch {
    return repeats === 1;
  }
}

/** How many cells an item may have: one more than is asked for where the baseline answers twice. */
export function mostCellsOfItem(
  { arms, repeats, cells }: Pick<Run, 'arms' | 'repeats' | 'cells'>,
  mayBeMore: boolean,
): number {
  const plain = arms.length * repeats;
  return mayBeMore && cells.total % (plain + 1) === 0 ? plain + 1 : plain;
}

/** An item of a run's dataset, as it was when the run was made; null where it is not there any more. */
export const datasetItemQuery = (
  { id: organizationId, client }: OpenOrganization,
  run: Run,
  itemId: string,
) =>
  queryOptions({
    queryKey: ['run-dataset-item', organizationId, run.id, itemId],
    queryFn: async ({ signal }): Promise<DatasetItem | null> => {
      const { datasetId: id, revision } = run;
      const input = { id, revision, limit: 1, cursor: idBefore(itemId) };
      try {
        const { items } = await client.listDatasetItems(input, { signal }).page();
        return items.find((item) => item.id === itemId) ?? null;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'dataset_not_found') return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
