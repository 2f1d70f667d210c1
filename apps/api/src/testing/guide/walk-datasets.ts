import { type Recorder, refused } from './recorder.ts';

/** Projects, and the datasets in them. */
export async function walkDatasets(recorder: Recorder): Promise<void> {
  const person = recorder.as('token');
  recorder.section(
    'Make a project',
    'POST /api/v1/projects',
    'Prompts and datasets can name a project by its id. What names none is in the default project.',
  );
  const project = await person.createProject({ name: 'Support', description: 'What answers customers' });
  recorder.section('List projects', 'GET /api/v1/projects', '');
  await person.listProjects().page();

  recorder.section('Make a dataset', 'POST /api/v1/datasets', 'It has no items yet.');
  const { id } = await person.createDataset({ name: 'Questions of customers', projectId: project.id });
  await walkItems(recorder, id);
  await walkImport(recorder);
  recorder.section('List datasets', 'GET /api/v1/datasets', 'With `projectId`, those of a project.');
  await person.listDatasets({ projectId: project.id }).page();
  recorder.section('One dataset', 'GET /api/v1/datasets/{id}', '');
  await person.getDataset(id);
  recorder.section(
    'Delete a dataset',
    'DELETE /api/v1/datasets/{id}',
    'With its items, in all revisions. If runs have asked with it, `?force=true` deletes them, too, with all that they found. While one of them has not ended, the answer is 409 `run_not_finished`; while a label requires a run with it, 409 `dataset_required`.',
  );
  await person.deleteDataset(id);
  await refused('dataset_not_found', person.getDataset(id));
}

async function walkItems(recorder: Recorder, id: string): Promise<void> {
  const person = recorder.as('token');
  recorder.section(
    'Add items to a dataset',
    'POST /api/v1/datasets/{id}/items',
    'An item has the values of the variables in `input`, and may have the right answer in `expected`, a `customId` and `metadata`. For a placeholder, the value is a list of messages. Send items as JSON, NDJSON, CSV or a form, like the items of a batch. In CSV, each column that is not `expected`, `customId` or `metadata.<key>` is a variable.\n\nItems never change. Each change makes a new `revision` of the dataset, and the earlier ones stay. A new item takes the place of one with the same `customId`.',
  );
  await person.addDatasetItems({
    id,
    items: [
      {
        input: { question: 'How long may a refund take?', company: 'Acme' },
        expected: 'Fourteen days.',
        customId: 'refund-1',
      },
      { input: { question: 'Do you ship to Norway?', company: 'Acme' } },
    ],
  });
  await person.addDatasetItems({
    id,
    contentType: 'text/csv',
    file: 'question,company,expected\nDo you ship to Chile?,Acme,No.\n',
  });
  recorder.section(
    'List the items of a dataset',
    'GET /api/v1/datasets/{id}/items',
    'In the order of the uploads. `revision` shows how the dataset was before.',
  );
  const [first] = (await person.listDatasetItems({ id }).page()).items;
  recorder.section('Remove an item', 'DELETE /api/v1/datasets/{id}/items/{itemId}', '');
  await person.removeDatasetItem({ id, itemId: first?.id ?? '' });
}

async function walkImport(recorder: Recorder): Promise<void> {
  const person = recorder.as('token');
  recorder.section(
    'Make a dataset of a configuration of promptfoo',
    'POST /api/v1/datasets/import',
    'YAML or JSON of up to 4 MiB: as `configuration` in a JSON body, or as the body itself with the type `application/yaml`, and `name` and `projectId` in the address. Tests become items, and assertions become evaluators. `unsupported` names what is left out, and why. `docs/lab.md` says what becomes of each assertion.',
  );
  await person.importDataset({
    configuration: [
      'description: Questions of customers',
      'providers: [openai:gpt-5-mini]',
      'defaultTest: { assert: [{ type: llm-rubric, value: is polite }] }',
      'tests:',
      '  - vars: { question: How long may a refund take? }',
      '    assert: [{ type: icontains, value: fourteen days }]',
    ].join('\n'),
  });
}
