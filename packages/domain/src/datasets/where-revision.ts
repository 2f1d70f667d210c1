import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { and, gt, isNull, lte, or } from 'drizzle-orm';
import type { DatasetRow } from './internal/dataset-rows.ts';

/** The items that belong to a revision of a dataset, whichever is the newest. */
export const whereInRevision = (revision: number) =>
  and(
    lte(datasetItems.addedIn, revision),
    or(isNull(datasetItems.removedIn), gt(datasetItems.removedIn, revision)),
  );

/** The same of a dataset as it is now: without a revision the newest, which has an index of its own. */
export const whereRevision = (dataset: Pick<DatasetRow, 'revision'>, revision = dataset.revision) =>
  revision === dataset.revision ? isNull(datasetItems.removedIn) : whereInRevision(revision);
