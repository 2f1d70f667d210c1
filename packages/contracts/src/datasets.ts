import { type Static, Type } from 'typebox';
import { EvaluatorSchema } from './evaluators.ts';
import {
  createDatasetExample,
  datasetExample,
  datasetItemExample,
  datasetItemsExample,
  importDatasetExample,
  importedDatasetExample,
} from './examples/datasets.ts';
import { MetadataSchema } from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { MESSAGE_ROLES } from './prompt-template.ts';
import { MAX_VERSION } from './prompts.ts';
import { AnyName, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

/** Where a dataset is found. */
export const datasetLocation = (id: string): string => `/api/v1/datasets/${id}`;

/** Most items of a dataset, in any of its revisions. */
export const MAX_DATASET_ITEMS = 100_000;
/** Most items that a dataset keeps over all of its revisions. */
export const MAX_KEPT_ITEMS = 1_000_000;
/** Most characters of one value of an input, and of an expected answer. */
const MAX_VALUE = 100_000;
export const MAX_VARIABLES = 100;
/** Most characters of the name of one. */
export const MAX_VARIABLE_NAME = 100;

const InputMessage = Type.Object(
  { role: oneOf(MESSAGE_ROLES), content: Type.String({ maxLength: MAX_VALUE }) },
  strict,
);

/** What stands for a variable: for a placeholder, messages. */
const InputValue = Type.Union([
  Type.String({ maxLength: MAX_VALUE }),
  Type.Number(),
  Type.Boolean(),
  Type.Array(InputMessage, { maxItems: 200 }),
]);

/** Values for the variables of a prompt. */
export const PromptInputSchema = Type.Record(AnyName, InputValue, {
  maxProperties: MAX_VARIABLES,
  propertyNames: { minLength: 1, maxLength: MAX_VARIABLE_NAME },
  description: 'A value for each variable of the prompt. For a placeholder: messages',
});
export type PromptInput = Static<typeof PromptInputSchema>;

const itemFields = {
  input: PromptInputSchema,
  expected: Type.Optional(
    nullable<string>({
      type: 'string',
      maxLength: MAX_VALUE,
      description: 'The right answer, if there is one',
    }),
  ),
  customId: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  metadata: Type.Optional(MetadataSchema),
};

export const DatasetItemInputSchema = Type.Object(itemFields, { title: 'DatasetItemInput', ...strict });
export type DatasetItemInput = Static<typeof DatasetItemInputSchema>;

export const AddDatasetItemsBody = Type.Object(
  { items: Type.Array(DatasetItemInputSchema, { minItems: 1, maxItems: 10_000 }) },
  { title: 'NewDatasetItems', ...strict, examples: [datasetItemsExample] },
);

export const CreateDatasetBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    projectId: Type.Optional(Uuid('Default: the default project')),
  },
  { title: 'NewDataset', ...strict, examples: [createDatasetExample] },
);
export type CreateDatasetBody = Static<typeof CreateDatasetBody>;

export const DatasetSchema = Type.Object(
  {
    id: Uuid(),
    name: Type.String(),
    projectId: Uuid(),
    revision: Type.Integer({
      minimum: 0,
      description:
        'Grows by one with each change of the items. A run keeps to the revision that it began with',
    }),
    itemCount: Type.Integer({ minimum: 0, description: 'Of the newest revision' }),
    createdAt: Timestamp(),
    updatedAt: Timestamp('Of the last change'),
  },
  { title: 'Dataset', examples: [datasetExample] },
);
export type DatasetReply = Static<typeof DatasetSchema>;

const importFields = {
  name: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Default: the description in the configuration',
    }),
  ),
  projectId: Type.Optional(Uuid('Default: the default project')),
};

export const ImportDatasetBody = Type.Object(
  {
    ...importFields,
    configuration: Type.Union([Type.String({ minLength: 1 }), Type.Record(AnyName, Type.Unknown())], {
      description: 'The configuration: its YAML or JSON as a text, or the JSON itself',
    }),
  },
  { title: 'DatasetImport', ...strict, examples: [importDatasetExample] },
);
export type ImportDatasetBody = Static<typeof ImportDatasetBody>;

/** What a configuration that is sent as YAML has in its address. */
export const ImportDatasetQuery = Type.Object(importFields, strict);

/** Most bytes of a configuration. */
export const IMPORT_CONFIGURATION_BYTES = 4 * 1024 * 1024;

export const ImportedDatasetSchema = Type.Object(
  {
    dataset: DatasetSchema,
    evaluators: Type.Array(EvaluatorSchema),
    unsupported: Type.Array(Type.Object({ path: Type.String(), reason: Type.String() }), {
      description: 'What of the configuration was not imported, and why',
    }),
  },
  { title: 'ImportedDataset', examples: [importedDatasetExample] },
);
export type ImportedDatasetReply = Static<typeof ImportedDatasetSchema>;

export const DeleteDatasetQuery = Type.Object(
  { force: Type.Optional(Type.Boolean({ description: 'Delete it with its runs' })) },
  strict,
);

export const DatasetsQuery = Type.Object(
  { ...pageFields, cursor: Type.Optional(Uuid()), projectId: Type.Optional(Uuid()) },
  strict,
);

export const DatasetItemsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    revision: Type.Optional(
      Type.Integer({ minimum: 0, maximum: MAX_VERSION, description: 'Default: the newest' }),
    ),
  },
  strict,
);

export const DatasetItemParams = Type.Object({
  id: Type.String({ format: 'uuid', examples: [datasetExample.id] }),
  itemId: Type.String({ format: 'uuid', examples: [datasetItemExample.id] }),
});

export const DatasetItemSchema = Type.Object(
  {
    id: Uuid(),
    input: PromptInputSchema,
    expected: nullable<string>({ type: 'string' }),
    customId: nullable<string>({ type: 'string' }),
    metadata: Type.Record(AnyName, Type.String()),
    createdAt: Timestamp(),
  },
  { title: 'DatasetItem', examples: [datasetItemExample] },
);
export type DatasetItemReply = Static<typeof DatasetItemSchema>;
