import { Type } from 'typebox';
import { MAX_JSON_BYTES } from '../batches.ts';
import {
  AddDatasetItemsBody,
  CreateDatasetBody,
  DatasetItemParams,
  DatasetItemSchema,
  DatasetItemsQuery,
  DatasetSchema,
  DatasetsQuery,
  DeleteDatasetQuery,
  IMPORT_CONFIGURATION_BYTES,
  ImportDatasetBody,
  ImportDatasetQuery,
  ImportedDatasetSchema,
} from '../datasets.ts';
import { endpoint } from '../endpoint.ts';
import { datasetCsvExample, datasetNdjsonExample, importDatasetExample } from '../examples/datasets.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Datasets', description: 'Examples that prompts are tested with' };
const PATH = '/api/v1/datasets';
const reading = { access: 'tests:read', method: 'GET', tag } as const;
const writing = { access: 'tests:write', tag } as const;

const file = (description: string, example: string) => Type.Any({ description, examples: [example] });

export const createDatasetEndpoint = endpoint({
  ...writing,
  operationId: 'createDataset',
  method: 'POST',
  path: PATH,
  action: 'dataset.create',
  summary: 'Make a dataset',
  description: 'It has no items yet.',
  body: CreateDatasetBody,
  reply: { 201: DatasetSchema },
  errors: ['project_not_found'],
  idempotent: true,
});

export const importDatasetEndpoint = endpoint({
  ...writing,
  operationId: 'importDataset',
  method: 'POST',
  path: `${PATH}/import`,
  action: 'dataset.create',
  summary: 'Make a dataset of a configuration of promptfoo',
  description:
    'YAML or JSON, in a JSON body or as `application/yaml`. The tests become items, and the assertions become evaluators. What cannot be imported is named in `unsupported`.',
  query: ImportDatasetQuery,
  body: {
    media: {
      'application/json': ImportDatasetBody,
      'application/yaml': file('The configuration', importDatasetExample.configuration),
    },
  },
  reply: { 201: ImportedDatasetSchema },
  errors: ['project_not_found', 'invalid_upload', 'invalid_items'],
  idempotent: true,
  limits: { bodyBytes: IMPORT_CONFIGURATION_BYTES },
});

export const listDatasetsEndpoint = endpoint({
  ...reading,
  operationId: 'listDatasets',
  path: PATH,
  summary: 'List datasets, newest first',
  description: 'Without their items.',
  query: DatasetsQuery,
  reply: { 200: Type.Array(DatasetSchema) },
  errors: [],
  page: true,
});

export const getDatasetEndpoint = endpoint({
  ...reading,
  operationId: 'getDataset',
  path: `${PATH}/:id`,
  summary: 'One dataset',
  description: 'Without its items.',
  params: IdParams,
  reply: { 200: DatasetSchema },
  errors: ['dataset_not_found'],
});

export const addDatasetItemsEndpoint = endpoint({
  ...writing,
  operationId: 'addDatasetItems',
  method: 'POST',
  path: `${PATH}/:id/items`,
  action: 'dataset.update',
  summary: 'Add items to a dataset',
  description:
    'JSON may have up to 10,000 items and 4 MiB. NDJSON, CSV or a form with a field `file` may have up to 100,000 items and 200 MiB. In CSV, each column that is not `expected`, `customId` or `metadata.<key>` is a variable. The items are added only if every item is valid. Checking stops after 50 invalid items. An item takes the place of one with the same `customId`. The dataset gets a new revision. If a label requires a run with the dataset, this needs the permission `organization:write`, too.',
  params: IdParams,
  body: {
    media: {
      'application/json': AddDatasetItemsBody,
      'application/x-ndjson': file('One item a line', datasetNdjsonExample),
      'text/csv': file('Header row with a column for each variable', datasetCsvExample),
      'multipart/form-data': file('A field `file`', datasetNdjsonExample),
    },
  },
  reply: { 201: DatasetSchema },
  errors: ['dataset_not_found', 'invalid_items', 'invalid_upload', 'service_unavailable'],
  idempotent: true,
  limits: { bodyBytes: MAX_JSON_BYTES, instead: 'Send more items as NDJSON, CSV or a form.' },
});

export const listDatasetItemsEndpoint = endpoint({
  ...reading,
  operationId: 'listDatasetItems',
  path: `${PATH}/:id/items`,
  summary: 'List the items of a dataset in the order of the upload',
  description:
    'Of the newest revision, or of the one in `revision`. A page of long items has fewer than its limit.',
  params: IdParams,
  query: DatasetItemsQuery,
  reply: { 200: Type.Array(DatasetItemSchema) },
  errors: ['dataset_not_found'],
  page: true,
});

export const removeDatasetItemEndpoint = endpoint({
  ...writing,
  operationId: 'removeDatasetItem',
  method: 'DELETE',
  path: `${PATH}/:id/items/:itemId`,
  action: 'dataset.update',
  summary: 'Remove an item from a dataset',
  description:
    'The dataset gets a new revision. The item stays in those before. If a label requires a run with the dataset, this needs the permission `organization:write`, too.',
  params: DatasetItemParams,
  reply: { 200: DatasetSchema },
  errors: ['dataset_not_found', 'dataset_item_not_found'],
});

export const deleteDatasetEndpoint = endpoint({
  ...writing,
  operationId: 'deleteDataset',
  method: 'DELETE',
  path: `${PATH}/:id`,
  action: 'dataset.delete',
  summary: 'Delete a dataset',
  description:
    'With its items, in all revisions. Where runs have asked with it, it is deleted with `force=true` only: they go with it, and so do their outputs, scores and comparisons. As long as one of them has not ended, nothing is deleted: 409 `run_not_finished`. The same goes for one that a label requires a run with: 409 `dataset_required`.',
  params: IdParams,
  query: DeleteDatasetQuery,
  reply: { 204: NOTHING },
  errors: ['dataset_not_found', 'dataset_in_use', 'dataset_required', 'run_not_finished'],
});

export const datasetEndpoints = [
  createDatasetEndpoint,
  importDatasetEndpoint,
  listDatasetsEndpoint,
  getDatasetEndpoint,
  addDatasetItemsEndpoint,
  listDatasetItemsEndpoint,
  removeDatasetItemEndpoint,
  deleteDatasetEndpoint,
] as const;
