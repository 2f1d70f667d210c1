import { AddDatasetItemsBody, datasetLocation } from '@refinery/contracts/datasets.ts';
import {
  addDatasetItemsEndpoint,
  createDatasetEndpoint,
  deleteDatasetEndpoint,
  getDatasetEndpoint,
  listDatasetItemsEndpoint,
  listDatasetsEndpoint,
  removeDatasetItemEndpoint,
} from '@refinery/contracts/endpoints/datasets.ts';
import { strict } from '@refinery/contracts/schema-helpers.ts';
import { addDatasetItems, expectDatasetItems } from '@refinery/domain/datasets/add-dataset-items.ts';
import { createDataset } from '@refinery/domain/datasets/create-dataset.ts';
import { datasetItemKind } from '@refinery/domain/datasets/dataset-items.ts';
import { deleteDataset } from '@refinery/domain/datasets/delete-dataset.ts';
import { getDataset, readDataset } from '@refinery/domain/datasets/get-dataset.ts';
import { listDatasetItems } from '@refinery/domain/datasets/list-dataset-items.ts';
import { listDatasets } from '@refinery/domain/datasets/list-datasets.ts';
import { removeDatasetItem } from '@refinery/domain/datasets/remove-dataset-item.ts';
import { Type } from 'typebox';
import { type Binding, bind, bindHandler } from '../endpoints/bind.ts';
import { actorContext } from '../plugins/authentication.ts';
import { hashOfUpload, runIdempotently } from '../plugins/idempotency.ts';
import { reauthorize } from '../plugins/reauthorization.ts';
import { createSlots } from '../slots.ts';
import type { AppOptions } from '../types.ts';
import { withUpload } from '../uploads/read-upload.ts';

export const datasetRoutes = (options: AppOptions): Binding[] => [
  bind(createDatasetEndpoint, createDataset, { rebuild: readDataset }),
  bind(listDatasetsEndpoint, listDatasets),
  bind(getDatasetEndpoint, getDataset),
  itemsRoute(options),
  bind(listDatasetItemsEndpoint, listDatasetItems),
  bind(removeDatasetItemEndpoint, removeDatasetItem),
  bind(deleteDatasetEndpoint, deleteDataset),
];

const form = { kind: datasetItemKind, body: AddDatasetItemsBody, options: Type.Object({}, strict) };

/** Items in uploads of four forms. */
function itemsRoute({ limits }: AppOptions): Binding {
  const slots = createSlots(limits.uploads, 'uploads');
  return bindHandler(addDatasetItemsEndpoint, async (ctx, request, reply, { id }) => {
    await expectDatasetItems(actorContext(ctx, request), id);
    const dataset = await withUpload(
      actorContext(ctx, request),
      request,
      { form, slots },
      async ({ staged }) => {
        // Half an hour may have passed.
        await reauthorize(ctx, request);
        return runIdempotently(ctx, request, reply, {
          bodyHash: hashOfUpload(staged.hash, {}),
          run: (actorCtx) => addDatasetItems(actorCtx, id, staged),
          rebuild: readDataset,
        });
      },
    );
    if (!dataset) return reply;
    return reply.code(201).header('location', datasetLocation(id)).send(dataset);
  });
}
