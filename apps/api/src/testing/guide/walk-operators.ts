import { type Recorder, refused } from './recorder.ts';
import type { Tools } from './tools.ts';

/** What people who operate the service see and do, and what everybody may know of it. */
export async function walkOperators(
  recorder: Recorder,
  { makeOperator, endOperator, failBatch }: Tools,
): Promise<void> {
  await walkSystem(recorder);
  recorder.section(
    'For operators: people',
    'GET /api/v1/admin/users',
    'The paths below `/admin` are for people who operate the service. The [command](deployment.md#operators) `user operator` lets a person do so. They also need a confirmed e-mail and two-factor sign-in. Everybody else and every API key gets 403 `forbidden`. Operators see accounts and counts of all organizations, and no prompts. `q` is a part of an e-mail.',
  );
  const person = recorder.as('token');
  const { email } = await recorder.unseen().as('token').getProfile();
  await refused('forbidden', person.listAllUsers({ q: email }).page());
  await makeOperator(email);
  await person.listAllUsers({ q: email }).page();

  recorder.section(
    'For operators: counts',
    'GET /api/v1/admin/analytics',
    '`active` organizations have refined something in the last 30 days. `thisMonth` is what was charged in this calendar month (UTC).',
  );
  await person.getPlatformCounts();

  recorder.section(
    'For operators: jobs',
    'GET /api/v1/admin/jobs',
    'Background work of every kind: batches, mails, webhook deliveries, exports. Filters: `kind` and `status`. `lastFailure` is the code of the last item that failed.',
  );
  const jobId = await failBatch();
  await person.listAllJobs({ kind: 'batch', status: 'failed', limit: 1 }).page();
  recorder.section('For operators: ended jobs', 'GET /api/v1/admin/jobs/completed', '');
  await person.listEndedJobs({ kind: 'batch', limit: 1 }).page();
  recorder.section(
    'For operators: try a job again',
    'POST /api/v1/admin/jobs/retry',
    'Only the failed items of a job that has ended are tried again. The organization is charged as if a member had done it, and finds `job.retry` in its audit log. Mails and exports cannot be tried again.',
  );
  await person.retryJob({ jobId });
  await refused('nothing_to_retry', person.retryJob({ jobId }));

  recorder.section(
    'For operators: mail everybody',
    'POST /api/v1/admin/broadcast',
    'Everybody with a confirmed e-mail whose account is not disabled gets one mail. `audience` is `all` or `admins`. An empty line in `text` begins a paragraph; HTML has no effect. Send an `Idempotency-Key`, so that a repeated request mails nobody twice.',
  );
  const { id } = await person.createBroadcast({
    subject: 'Maintenance on Sunday',
    text: 'Hello,\n\nthe service is away from 06:00 to 07:00 UTC.',
    audience: 'admins',
  });
  recorder.section('For operators: how far the mails are', 'GET /api/v1/admin/broadcast/{id}', '');
  await person.getBroadcast(id);
  await endOperator(email);
}

async function walkSystem(recorder: Recorder): Promise<void> {
  const nobody = recorder.as('none');
  recorder.section(
    'Status of the service',
    'GET /api/v1/system/status',
    'As `/health`, with the workers: how many kinds of background work there are, how many have a worker, and how long the oldest job waits.',
  );
  await nobody.getSystemStatus();
  recorder.section(
    'What the service offers',
    'GET /api/v1/system/features',
    'Providers that work without a key of your own, plans and limits.',
  );
  await nobody.getSystemFeatures();
  recorder.section(
    'For a status page',
    'GET /status',
    'API, database, Redis, and the providers that work without a key of your own: `operational`, `degraded` or `down`. It is 200 also if something is down, and has no data of organizations.',
  );
  await nobody.getServiceStatus();
}
