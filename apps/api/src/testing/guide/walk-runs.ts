import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** Prompts that are tested with all items of a dataset, and compared. */
export async function walkRuns(recorder: Recorder, { drainRuns }: Pick<Tools, 'drainRuns'>): Promise<void> {
  const [program, quiet] = [recorder.as('token'), recorder.unseen().as('token')];
  const model = 'custom/house-model';
  const { id: promptId } = await quiet.createPrompt({
    name: 'Order status',
    content:
      'Please say whether the order {{order}} has been sent. Answer with ok or late, and nothing else.',
    config: { model },
  });
  await quiet.updatePrompt({
    id: promptId,
    content: 'Has order {{order}} been sent? Answer only ok or late.',
    config: { model },
  });
  const { id: datasetId } = await quiet.createDataset({ name: 'Orders' });
  await quiet.addDatasetItems({
    id: datasetId,
    items: [1, 2, 3].map((order) => ({ customId: `order-${order}`, input: { order }, expected: 'ok' })),
  });
  const exact = await quiet.createEvaluator({ name: 'Right', kind: 'exact', settings: {} });
  const polite = await quiet.createEvaluator({ kind: 'judge', settings: { rubric: 'Is polite.', model } });

  recorder.section(
    'Test prompts with a dataset',
    'POST /api/v1/runs',
    'Each arm is asked with each item, `repeats` times, in random order: these are the cells. The first arm is the baseline. Versions, models and the revision of the dataset are pinned. Nothing is started if an item has no value for a variable, or if a model has no known price and the run has a budget. Each cell counts as one `test_cells` of the plan; judges count toward the budget only. At `maxCostUsd` the rest ends with `budget_reached`.',
  );
  const body = {
    name: 'Shorter question',
    datasetId,
    arms: [
      { promptId, version: 1 },
      { promptId, version: 2 },
    ],
    evaluators: [exact.id],
  };
  const { id } = await recorder.as('token', ['location']).createRun(body);
  await refused('price_unknown', program.createRun({ ...body, maxCostUsd: 1 }));
  await drainRuns();
  recorder.section(
    'Follow a run',
    'GET /api/v1/runs/{id}',
    '`status` is `queued`, `running`, `completed`, `cancelled` or `failed` (no cell has an output). It has ended once its judgements have.',
  );
  await program.getRun(id);
  recorder.section(
    'Compare the arms',
    'GET /api/v1/runs/{id}/comparison',
    'Each arm beside the first one. `verdict` is `better`, `equivalent`, `not_worse`, `worse` or `inconclusive`, with 95 % certainty; `itemsNeeded` says how many items would decide it. `verdict` is `null` while the run is running, and of a run that was cancelled without `stopWhenDecided`. See [Tests of prompts](lab.md).',
  );
  await program.getRunComparison(id);
  recorder.section(
    'Results',
    'GET /api/v1/runs/{id}/results',
    'A stream of NDJSON: the cells that are completed, with outputs and scores, then those that failed or were cancelled (for 35 days).',
  );
  // Cells have a random order: of one it is the same each time.
  const { id: single } = await quiet.createDataset({ name: 'One order' });
  await quiet.addDatasetItems({
    id: single,
    items: [{ customId: 'order-1', input: { order: 1 }, expected: 'ok' }],
  });
  const one = await quiet.createRun({ datasetId: single, arms: [{ promptId }], evaluators: [exact.id] });
  await drainRuns();
  await Array.fromAsync(program.streamRunResults(one.id));
  recorder.section('List runs', 'GET /api/v1/runs', 'Newest first. You can filter by `datasetId`.');
  await program.listRuns({ datasetId, limit: 5 }).page();
  recorder.section(
    'Score by further evaluators',
    'POST /api/v1/runs/{id}/scores',
    'The outputs that are there get further scores. No prompt is run again.',
  );
  await program.addRunScores({ id, evaluators: [polite.id] });
  await drainRuns();
  recorder.section(
    'Retry',
    'POST /api/v1/runs/{id}/retry',
    'Tries the failed cells of an ended run again; where none has failed, the judgements that are missing.',
  );
  await program.retryRun(id);
  await drainRuns();
  recorder.section(
    'Test whether a version behaves like another',
    'POST /api/v1/prompts/{id}/equivalence',
    'Makes a run of both, compared by how similar the outputs are to the expected answers; without these, to the outputs of the baseline, which answers twice. `baseline` and `candidate` are numbers of versions, or labels.',
  );
  const tested = await program.testEquivalence({ id: promptId, baseline: 1, candidate: 2, datasetId });
  recorder.section(
    'Cancel',
    'POST /api/v1/runs/{id}/cancel',
    'What is already running is finished. The rest is cancelled, and its units are returned.',
  );
  await program.cancelRun(tested.id);
  await quiet.deletePrompt({ id: promptId, force: true });
}
