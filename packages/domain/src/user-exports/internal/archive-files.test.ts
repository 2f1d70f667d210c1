import { text } from 'node:stream/consumers';
import type { Db } from '@refinery/db/create-db.ts';
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
import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
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
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { shareLinks } from '@refinery/db/schema/share-links.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { ssoFlows } from '@refinery/db/schema/sso-flows.ts';
import { ssoIdentities } from '@refinery/db/schema/sso-identities.ts';
import { userExports } from '@refinery/db/schema/user-exports.ts';
import { users } from '@refinery/db/schema/users.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openUnrestrictedDb } from '@refinery/testing/raw-client.ts';
import { linesIn } from '@refinery/testing/read-zip.ts';
import { storeRow } from '@refinery/testing/store-row.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { eq, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesOf } from './archive-files.ts';

const EMAIL = 'somebody@example.com';

const test = fixture(openTestContext);
let superuser: Db;

beforeAll(async () => {
  superuser = openUnrestrictedDb(test.databaseUrl);
});
afterAll(async () => {
  await superuser.$client.end();
});

type Row = Record<string, unknown>;

const store = (table: PgTable, given: Row): Promise<Row> => storeRow(superuser, table, given);

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
  const through = { connectionId: (await store(ssoConnections, { organizationId })).id };
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
  const execution = await store(executions, {
    ...own,
    promptId: prompt.id,
    runId: run.id,
    ratedBy: user.id,
    feedbackBy: user.id,
  });
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
      mustUseSso: false,
    }),
    sessions: shown(await store(sessions, { ...own, ...through, cookieHash: null }), [
      ...['refreshTokenHash', 'cookieHash', 'usedTokenHashes', 'userId'],
    ]),
    identities: shown(await store(ssoIdentities, { ...own, ...through }), ['userId']),
    directories: shown(await store(scimUsers, { ...own, ...through }), ['userId']),
    'inactive-memberships': shown(await store(inactiveMembers, own), ['userId']),
    'linked-accounts': shown(await store(socialAccounts, own), ['userId']),
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
    executions: shown(execution, ['rating', 'ratedBy', 'feedback', 'feedbackBy']),
    ratings: {
      organizationId,
      executionId: execution.id,
      promptId: prompt.id,
      version: execution.version,
      rating: execution.rating,
      feedback: execution.feedback,
    },
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
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum] and f.confrelid = 'users'::regclass
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and (f.oid is not null or a.atttypid = 'uuid'::regtype and (a.attname = 'user_id' or a.attname like '%\\_by'))`);
  const inArchive = [
    ...[
      memberships,
      sessions,
      inactiveMembers,
      scimUsers,
      ssoIdentities,
      socialAccounts,
      secondFactors,
      accountTokens,
      apiKeys,
      invitations,
      userExports,
    ],
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
    // What operators tell everybody is not about them; sign-ins that are under way are gone in minutes.
    [...inArchive, workJobs, broadcasts, ssoFlows].map((table) => getTableName(table)).sort(),
  );
});
