import { text } from 'node:stream/consumers';
import type { Db } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { abTests } from '@refinery/db/schema/ab-tests.ts';
import { accountTokens } from '@refinery/db/schema/account-tokens.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { broadcasts } from '@refinery/db/schema/broadcasts.ts';
import { callTexts } from '@refinery/db/schema/call-records.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { invitations } from '@refinery/db/schema/invitations.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { optimizationReviews } from '@refinery/db/schema/optimization-reviews.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { projects } from '@refinery/db/schema/projects.ts';
import { labelMoves, promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { promptPrefixes } from '@refinery/db/schema/prompt-prefixes.ts';
import { prompts, promptVersions } from '@refinery/db/schema/prompts.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { publicationReports, publications } from '@refinery/db/schema/published-prompts.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import { users } from '@refinery/db/schema/users.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openUnrestrictedDb } from '@refinery/testing/raw-client.ts';
import { linesIn } from '@refinery/testing/read-zip.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesOf } from './archive-files.ts';

const EMAIL = 'somebody@example.com';

const test = fixture(openTestContext);
let superuser: Db;
/** Values so far: no two columns have the same. */
let values = 0;

beforeAll(async () => {
  superuser = openUnrestrictedDb(test.databaseUrl);
});
afterAll(async () => {
  await superuser.$client.end();
});

type Row = Record<string, unknown>;

/** A value that the column can hold. */
function makeValue({ name, columnType }: PgColumn): unknown {
  values++;
  switch (columnType) {
    case 'PgUUID':
      return newId();
    case 'PgText':
      return `${name} ${values}`;
    case 'PgArray':
      return [`${name} ${values}`];
    case 'PgJsonb':
      return { [name]: values };
    case 'PgBoolean':
      return true;
    case 'PgDateString':
      return '2026-01-01';
    case 'PgTimestamp':
      return new Date(Date.UTC(2026, 0, 1, 0, values));
    case 'PgInteger':
    case 'PgBigInt53':
    case 'PgSmallInt':
    case 'PgDoublePrecision':
      return values;
    default:
      throw new Error(`A value for ${name}, which is a ${columnType}, is missing here.`);
  }
}

/** Stores a row that has a value in every column, so that none can be left out unseen. */
async function store(table: PgTable, given: Row): Promise<Row> {
  const columns = Object.entries(getTableColumns(table)).filter(([, { generated }]) => !generated);
  const row = Object.fromEntries(
    columns.map(([key, column]) => [key, given[key] === undefined ? makeValue(column) : given[key]]),
  );
  await superuser.insert(table).values(row);
  return row;
}

/** What a line of the archive shows of a row. */
const shown = (row: Row, withheld: readonly string[], more: Row = {}): Row => {
  for (const key of withheld) expect(row).toHaveProperty(key);
  const kept = Object.entries(row).filter(([key]) => !withheld.includes(key));
  return JSON.parse(JSON.stringify({ ...Object.fromEntries(kept), ...more }));
};

it('the archive has every field of every row, but those that it is to withhold', async () => {
  const { organizationId } = await buildMember(test.ctx);
  const [organization] = await superuser
    .select()
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const user = await store(users, { email: EMAIL });
  const own = { organizationId, userId: user.id };
  const membership = await store(memberships, own);
  const sent = await store(invitations, { organizationId, invitedBy: user.id });
  const received = await store(invitations, { organizationId, email: EMAIL });
  const batch = await store(batchJobs, own);
  const webhook = await store(webhooks, { organizationId, url: 'https://hooks.example.com/secret-path' });
  const key = await store(apiKeys, own);
  const project = await store(projects, { organizationId });
  const dataset = await store(datasets, { organizationId, projectId: project.id });
  const run = await store(runs, {
    ...own,
    datasetId: dataset.id,
    evaluatorIds: [dataset.id],
    failedItems: [1],
  });
  const prompt = await store(prompts, { organizationId, projectId: project.id });
  const publication = await store(publications, { organizationId, promptId: prompt.id });
  const chat = await store(chatSessions, own);
  const factor = await store(secondFactors, own);
  // Of the jobs of durable work, the archive has those of enrichments alone.
  await store(workJobs, { ...own, kind: 'email' });
  const made = await store(auditLog, { ...own, action: 'webhook.create', target: webhook.id });
  const { sequence } = {
    ...(
      await superuser
        .select()
        .from(auditLog)
        .where(eq(auditLog.userId, `${user.id}`))
    )[0],
  };

  const expected: Record<string, Row> = {
    profile: shown(user, ['passwordHash']),
    memberships: shown(membership, ['userId', 'createdAt'], {
      organization: organization?.name,
      slug: organization?.slug,
      joinedAt: membership.createdAt,
    }),
    sessions: shown(await store(sessions, { ...own, cookieHash: null }), [
      ...['refreshTokenHash', 'cookieHash', 'usedTokenHashes', 'userId'],
    ]),
    'second-factor': { enabled: true, confirmedAt: shown(factor, []).confirmedAt, recoveryCodesLeft: 1 },
    'mailed-links': shown(await store(accountTokens, own), ['id', 'userId', 'tokenHash']),
    'api-keys': shown(key, ['keyHash', 'previousKeyHash', 'userId']),
    'invitations-sent': shown(sent, ['tokenHash', 'invitedBy']),
    'invitations-received': shown(received, ['tokenHash', 'invitedBy']),
    // Of the archive itself: who has asked for it has it.
    exports: shown(await store(userExports, own), [
      ...['organizationId', 'userId', 'attempt', 'chunks', 'bytes'],
      ...['tokenHash', 'expiresAt', 'takenAt'],
    ]),
    optimizations: shown(await store(optimizations, { ...own, batchId: batch.id }), []),
    'model-calls': shown(await store(modelCalls, own), []),
    'call-texts': shown(await store(callTexts, own), []),
    'chat-sessions': shown(chat, ['leaseToken', 'leaseUntil']),
    'chat-messages': shown(await store(chatMessages, { organizationId, sessionId: chat.id }), []),
    'prompt-prefixes': shown(await store(promptPrefixes, { organizationId, apiKeyId: key.id }), []),
    reviews: shown(await store(optimizationReviews, own), []),
    batches: shown(batch, []),
    'batch-items': shown(await store(batchItems, { organizationId, batchId: batch.id }), [
      ...['leaseToken', 'leaseExpiresAt'],
    ]),
    'prompt-versions': shown(
      await store(promptVersions, { organizationId, promptId: prompt.id, authorId: user.id }),
      [],
    ),
    enrichments: shown(await store(enrichments, { ...own, promptId: prompt.id }), []),
    executions: shown(await store(executions, { ...own, promptId: prompt.id, runId: run.id }), []),
    runs: shown(run, []),
    'ab-tests': shown(
      await store(abTests, { organizationId, promptId: prompt.id, startedBy: user.id, exposed: [1, 2] }),
      ['salt'],
    ),
    'enrichment-jobs': shown(await store(workJobs, { ...own, kind: 'enrichment' }), [], { webhookId: null }),
    'label-moves': shown(await store(labelMoves, { ...own, promptId: prompt.id }), []),
    'prompt-approvals': shown(await store(promptApprovals, { ...own, promptId: prompt.id }), []),
    shares: shown(await store(shareLinks, { ...own, promptId: prompt.id }), ['tokenHash', 'passwordHash']),
    'prompt-reports': shown(await store(publicationReports, { ...own, publicationId: publication.id }), []),
    webhooks: shown(
      webhook,
      [
        ...['url', 'sealedSecret', 'previousSealedSecret', 'previousSecretExpiresAt'],
        ...['failingSince', 'disabledAt', 'disabledReason'],
      ],
      { host: 'hooks.example.com' },
    ),
    'provider-credentials': shown(await store(providerConfigs, { organizationId }), [
      ...['encryptedCredential', 'lastFour', 'defaultModel', 'baseUrl'],
      ...['authHeader', 'requestFormat', 'position'],
    ]),
    'audit-log': shown(made, ['hash', 'previousHash', 'digests', 'salts'], { sequence }),
  };
  const [found] = await superuser.select().from(users).where(eq(users.email, EMAIL));
  if (!found) throw new Error('The person is not there.');
  const [readme, ...files] = filesOf(test.ctx, found);
  expect(readme?.name).toBe('README.txt');
  expect(files.map(({ name }) => name)).toEqual(Object.keys(expected).map((name) => `${name}.ndjson`));
  for (const { name, text: read } of files)
    expect([name, linesIn(await text(read()))]).toEqual([name, [expected[name.replace('.ndjson', '')]]]);
});

it('no table names a person but those that the archive is made of, and that of jobs, whose mails are gone once sent', async () => {
  const naming = await superuser.execute<{ name: string }>(sql`
    select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname in ('user_id', 'invited_by', 'author_id', 'started_by') and c.relkind in ('r', 'p') and not c.relispartition`);
  const inArchive = [
    ...[memberships, sessions, secondFactors, accountTokens, apiKeys, invitations, userExports],
    ...[optimizations, batchJobs, auditLog, promptVersions, labelMoves, shareLinks, promptApprovals],
    ...[
      enrichments,
      executions,
      runs,
      abTests,
      publicationReports,
      optimizationReviews,
      modelCalls,
      callTexts,
      chatSessions,
    ],
  ];
  expect(naming.map(({ name }) => name).sort()).toEqual(
    // What operators tell everybody is not about them.
    [...inArchive, workJobs, broadcasts].map((table) => getTableName(table)).sort(),
  );
});
