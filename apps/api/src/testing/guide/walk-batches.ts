import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

const contentType = 'application/x-ndjson';

/** Bulk uploads. */
export async function walkBatches(recorder: Recorder, { drain }: Pick<Tools, 'drain'>): Promise<void> {
  recorder.section(
    'Upload prompts',
    'POST /api/v1/batches',
    `Answers 202 as soon as everything is checked and stored. Four bodies:

- \`application/json\`: \`{"items": [{"text", "customId"?, "metadata"?}, …], …options}\`, up to 10,000 items and
  4 MiB
- \`application/x-ndjson\`: one such item a line
- \`text/csv\`: a header row with the column \`text\`, and optionally \`customId\` and \`metadata.<key>\`
- \`multipart/form-data\`: a field \`file\` (.ndjson, .jsonl or .csv) and the options as fields

Files take up to 100,000 items and 200 MiB; their options (those of optimize, and \`name\`) come as query parameters.
Nothing is accepted unless every line is valid and the quota has room for all of them: the bad lines are named, after
50 of them checking stops, and a \`customId\` may occur once. A CSV has at most 18 columns and a header row of 16 KiB.

A body that arrives at less than 1 KiB a second for 20 s, or takes longer than 30 minutes (JSON: 2 minutes), is answered
with 408 \`request_timeout\`. An organization may send 3 uploads at the same time; a further one is answered with 429.`,
  );
  const client = recorder.as('key');
  const { id } = await recorder.as('key', ['location']).createBatch({
    file: '{"customId":"a","text":"Please kindly greet the user in at most 12 words."}\n{"customId":"b","text":"Could you please write a haiku? Do not mention snow."}\n',
    contentType,
    name: 'greetings',
    compressionLevel: 'high',
  });
  const file = '{"customId":"a","text":"Hello"}\n{"customId":"a"}\n';
  await refused('invalid_items', client.createBatch({ file, contentType }));
  await drain();

  recorder.section(
    'Follow a batch',
    'GET /api/v1/batches/{id}',
    "`status` is `queued`, `running`, `completed`, `cancelling`, `cancelled` or `failed` (no item could be refined). `estimatedSavingsUsd` is what one use of every refined prompt saves at the input price of the model that refined, or for `local` of the default model of the strategy's vendor.",
  );
  await client.getBatch(id);

  recorder.section('List batches', 'GET /api/v1/batches', 'Newest first, filtered by `status`.');
  await client.listBatches({ status: 'completed', limit: 5 }).page();

  recorder.section(
    'Items of a batch',
    'GET /api/v1/batches/{id}/items',
    'In the order of the upload, filtered by `status` (`pending`, `processing`, `completed`, `failed`, `cancelled`).',
  );
  await recorder.as('key', ['link']).listBatchItems({ id, limit: 1 }).page();

  recorder.section(
    'Results',
    'GET /api/v1/batches/{id}/results',
    'A stream of NDJSON in the order of the upload, one line for each item that has ended; `Accept: text/csv` for CSV, in which a text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, also behind blanks and quotes) gets an apostrophe in front; `csvSafe=false` leaves texts as they are. While the batch runs: what is done so far. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time. Edits are not in it: `GET /api/v1/optimize/{id}?include=edits` has those of one item.',
  );
  await Array.fromAsync(client.streamResults(id));

  recorder.section(
    'Cancel',
    'POST /api/v1/batches/{id}/cancel',
    'What is running finishes; the rest is cancelled and its quota returned.',
  );
  const second = await client.createBatch({ items: [{ text: 'Please name three rivers.' }], name: 'rivers' });
  await client.cancelBatch(second.id);

  recorder.section(
    'Retry',
    'POST /api/v1/batches/{id}/retry',
    'Tries the failed items of an ended batch again, and only those. Once their texts were removed (`promptRetentionDays` of the organization) that is not possible any more: 410 `texts_removed`.',
  );
  await refused('nothing_to_retry', client.retryBatch(second.id));

  recorder.section(
    'Delete a batch',
    'DELETE /api/v1/batches/{id}',
    'An ended one. Its optimizations stay in the history.',
  );
  await client.deleteBatch(second.id);
}
