import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

const contentType = 'application/x-ndjson';

/** Bulk uploads. */
export async function walkBatches(recorder: Recorder, { drain }: Pick<Tools, 'drain'>): Promise<void> {
  recorder.section(
    'Upload prompts',
    'POST /api/v1/batches',
    `The answer is 202 as soon as all items are checked and stored. There are four kinds of bodies:

- \`application/json\`: \`{"items": [{"text", "customId"?, "metadata"?}, …], …options}\`, up to 10,000 items and
  4 MiB
- \`application/x-ndjson\`: one item of this form in each line
- \`text/csv\`: a header row with the column \`text\`, and if you like \`customId\` and \`metadata.<key>\`
- \`multipart/form-data\`: a field \`file\` (.ndjson, .jsonl or .csv) and the options as fields

A file has up to 100,000 items and 200 MiB. Send its options as query parameters: those of \`POST /optimize\`, and \`name\`.
A batch is accepted only if every item is valid and the quota is large enough for all of them. Otherwise the answer names the invalid lines.
Checking stops after 50 of them. Each \`customId\` may occur only once. A CSV has at most 18 columns, and its header row at most 16 KiB.

An upload that is slower than 1 KiB a second for 20 s, or takes longer than 30 minutes (JSON: 2 minutes), is answered
with 408 \`request_timeout\`. An organization may send 3 uploads at the same time. Further ones are answered with 429.`,
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
    "`status` is `queued`, `running`, `completed`, `cancelling`, `cancelled` or `failed` (no item could be refined). `estimatedSavingsUsd` is the money saved if every refined prompt is used once. It uses the input price of the model that refined. For `local` it uses the price of the default model of the strategy's vendor.",
  );
  await client.getBatch(id);

  recorder.section('List batches', 'GET /api/v1/batches', 'Newest first. You can filter by `status`.');
  await client.listBatches({ status: 'completed', limit: 5 }).page();

  recorder.section(
    'Items of a batch',
    'GET /api/v1/batches/{id}/items',
    'In the order of the upload. You can filter by `status` (`pending`, `processing`, `completed`, `failed`, `cancelled`).',
  );
  await recorder.as('key', ['link']).listBatchItems({ id, limit: 1 }).page();

  recorder.section(
    'Savings and losses of a batch',
    'GET /api/v1/batches/{id}/histogram',
    'All completed items in 20 bins by savings in percent: below 0, 18 bins of 5 from 0 to 90, and 90 or more. `losses` counts the kinds of requirements that were lost or are doubtful.',
  );
  await client.getBatchHistogram(id);

  recorder.section(
    'Results',
    'GET /api/v1/batches/{id}/results',
    'A stream of NDJSON in the order of the upload, with one line for each item that has ended. While the batch is running, you get the results so far. Send `Accept: text/csv` or `format=csv` to get CSV. In CSV, a text that a spreadsheet would read as a formula gets an apostrophe in front. Such a text begins with `=`, `+`, `-`, `@`, a tab or a line break, also after blanks and quotes. With `csvSafe=false` all texts stay as they are.\n\nThe stream is closed if you read nothing from it for 60 s. An organization may have 4 such streams at the same time. The stream does not contain edits. Use `GET /api/v1/optimize/{id}?include=edits` to get the edits of one item.',
  );
  await Array.fromAsync(client.streamResults(id));

  recorder.section(
    'Cancel',
    'POST /api/v1/batches/{id}/cancel',
    'Items that are already running are finished. The others are cancelled, and their quota is returned.',
  );
  const second = await client.createBatch({ items: [{ text: 'Please name three rivers.' }], name: 'rivers' });
  await client.cancelBatch(second.id);

  recorder.section(
    'Retry',
    'POST /api/v1/batches/{id}/retry',
    'Tries only the failed items of an ended batch again. If their texts were removed (`promptRetentionDays` of the organization), this is no longer possible and the answer is 410 `texts_removed`.',
  );
  await refused('nothing_to_retry', client.retryBatch(second.id));

  recorder.section(
    'Delete a batch',
    'DELETE /api/v1/batches/{id}',
    'The batch must have ended. Its optimizations stay in the history.',
  );
  await client.deleteBatch(second.id);
}
