import type { Recorder } from './recorder.ts';
import type { Tools } from './tools.ts';

/** What was done, hour by hour. */
export async function walkAnalytics(recorder: Recorder, { computeHours }: Tools): Promise<void> {
  const client = recorder.as('key');
  const { organization } = await recorder.unseen().as('token').getMe();
  await computeHours(organization.id);
  recorder.section(
    'The numbers of a period',
    'GET /api/v1/analytics/usage',
    `What the organization did in a period. \`action\`, \`provider\`, \`model\` and \`promptId\` select requests. Without \`from\` and \`to\` you get
the last 30 days in UTC, today included. A period has whole hours, and at most 366 days.

The numbers are computed within \`RECONCILE_INTERVAL_MS\` (10 seconds, unless your operator changed it). The current hour is included. What ended
before \`upToDateUntil\` is counted. Two hours after its end an hour is final: if you delete optimizations later, it does not change.
[How numbers are counted](analytics.md) says more.`,
  );
  await client.getUsageAnalytics();
  recorder.section(
    'The numbers at a glance',
    'GET /api/v1/analytics',
    '`prompts` is how many are in the library now; `testRuns` counts single tests and cells of runs in the period.',
  );
  await client.getAnalytics();
  recorder.section(
    'What it cost',
    'GET /api/v1/analytics/costs',
    'By `day`, `model` or `prompt`. `projectionUsd` is what this calendar month will cost, if the rest of it goes on as the last 7 days did.',
  );
  await client.getCostAnalytics({ by: 'model' });
  recorder.section(
    'How fast and how reliable models were',
    'GET /api/v1/analytics/performance',
    'Each model with its requests, the share that did not fail, and how long half and 95 % of them took at most.',
  );
  await client.getPerformanceAnalytics();
  recorder.section(
    'The prompts that are used most',
    'GET /api/v1/analytics/prompts',
    'Prompts of the library that were refined with `POST /api/v1/prompts/{id}/optimize`. `limit` is 20, at most 100. The `name` of a deleted prompt is null.',
  );
  await client.getPromptAnalytics({ limit: 1 });
  recorder.section(
    'The models that are used most',
    'GET /api/v1/analytics/models',
    'By provider and model, at most 100.',
  );
  await client.getModelAnalytics({ limit: 2 });
  recorder.section(
    'The numbers hour by hour, or day by day',
    'GET /api/v1/analytics/trends',
    'A point for each day, or with `by=hour` for each hour of at most 31 days. There are no gaps. The same filters as above.',
  );
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString();
  await client.getUsageTrends({ from: yesterday, action: 'batch' });
}
