import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

const NDJSON = 'application/x-ndjson';

/** Bulk uploads. */
export async function walkBatches(recorder: Recorder, { drain }: Pick<Tools, 'drain'>): Promise<void> {
  recorder.section(
    'Upload prompts',
    'POST /api/v1/batches',
    `Answers 202 as soon as everything is checked and stored. Four bodies:

- \`application/json\`: \`{"items": [{"text", "customId"?, "metadata"?}, …], …options}\`, up to 10,000 items
- \`application/x-ndjson\`: one such item a line
- \`text/csv\`: a header row with the column \`text\`, and optionally \`customId\` and \`metadata.<key>\`
- \`multipart/form-data\`: a field \`file\` (.ndjson, .jsonl or .csv) and the options as fields

Files take up to 100,000 items and 200 MiB; their options (those of optimize, and \`name\`) come as query parameters.
Nothing is accepted unless every line is valid and the quota has room for all of them: the first 100 bad lines are
named, and a \`customId\` may occur once.`,
  );
  const batch = await recorder.call({
    method: 'POST',
    url: '/api/batches?name=greetings&compressionLevel=high',
    auth: 'key',
    headers: { 'content-type': NDJSON },
    body: '{"customId":"a","text":"Please kindly greet the user in at most 12 words."}\n{"customId":"b","text":"Could you please write a haiku? Do not mention snow."}\n',
    expect: 202,
    show: ['location'],
  });
  await recorder.call({
    method: 'POST',
    url: '/api/batches',
    auth: 'key',
    headers: { 'content-type': NDJSON },
    body: '{"customId":"a","text":"Hello"}\n{"customId":"a"}\n',
    expect: 400,
  });
  await drain();

  recorder.section(
    'Follow a batch',
    'GET /api/v1/batches/{id}',
    "`status` is `queued`, `running`, `completed`, `cancelling`, `cancelled` or `failed` (no item could be refined). `estimatedSavingsUsd` is what one use of every refined prompt saves at the input price of the model that refined, or for `local` of the default model of the strategy's vendor.",
  );
  await recorder.call({ url: `/api/batches/${batch.id}`, auth: 'key' });

  recorder.section('List batches', 'GET /api/v1/batches', 'Newest first, filtered by `status`.');
  await recorder.call({ url: '/api/batches?status=completed&limit=5', auth: 'key' });

  recorder.section(
    'Items of a batch',
    'GET /api/v1/batches/{id}/items',
    'In the order of the upload, filtered by `status` (`pending`, `processing`, `completed`, `failed`, `cancelled`).',
  );
  await recorder.call({ url: `/api/batches/${batch.id}/items?limit=1`, auth: 'key', show: ['link'] });

  recorder.section(
    'Results',
    'GET /api/v1/batches/{id}/results',
    'A stream of NDJSON in the order of the upload, one line for each item that has ended; `Accept: text/csv` for CSV. While the batch runs: what is done so far. Edits are not in it: `GET /api/v1/optimize/{id}?include=edits` has those of one item.',
  );
  await recorder.call({ url: `/api/batches/${batch.id}/results`, auth: 'key' });

  recorder.section(
    'Cancel',
    'POST /api/v1/batches/{id}/cancel',
    'What is running finishes; the rest is cancelled and its quota returned.',
  );
  const second = await recorder.call({
    method: 'POST',
    url: '/api/batches',
    auth: 'key',
    body: { items: [{ text: 'Please name three rivers.' }], name: 'rivers' },
    expect: 202,
  });
  await recorder.call({ method: 'POST', url: `/api/batches/${second.id}/cancel`, auth: 'key' });

  recorder.section(
    'Retry',
    'POST /api/v1/batches/{id}/retry',
    'Tries the failed items of an ended batch again, and only those.',
  );
  await recorder.call({ method: 'POST', url: `/api/batches/${second.id}/retry`, auth: 'key', expect: 409 });

  recorder.section(
    'Delete a batch',
    'DELETE /api/v1/batches/{id}',
    'An ended one. Its optimizations stay in the history.',
  );
  await recorder.call({ method: 'DELETE', url: `/api/batches/${second.id}`, auth: 'key', expect: 204 });
}
