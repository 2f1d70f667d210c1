import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { promptPrefixes } from '@refinery/db/schema/prompt-prefixes.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import type { users } from '@refinery/db/schema/users.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { callsOf, callTextsOf } from './call-files.ts';
import { chatMessagesOf, chatSessionsOf } from './chat-files.ts';
import {
  abTestsOf,
  approvalsOf,
  enrichmentJobsOf,
  enrichmentsOf,
  executionsOf,
  movesOf,
  reportsOf,
  runsOf,
  sharesOf,
  versionsOf,
} from './library-files.ts';
import { once, paged } from './lines.ts';
import type { Membership } from './memberships.ts';
import type { OfOne, Read } from './of-one.ts';
import { ownRows } from './own-rows.ts';
import { ratingsOf } from './ratings.ts';
import { reviewsOf } from './reviews.ts';
import type { ArchiveFile } from './zip.ts';

/** Texts are large: so many rows are held at a time. */
const PAGE_ROWS = 50;
const SMALL_ROWS = 500;
const MOST_PREFIXES = 20_000;

type User = typeof users.$inferSelect;

const { leaseToken: _lease, leaseExpiresAt: _until, ...ITEM } = getTableColumns(batchItems);

/**
 * What is a person's in their organizations: each is read as itself, so that row-level security shows nothing
 * of another, and there by the person's id alone.
 */
export function organizationFiles(
  { db }: Pick<Context, 'db'>,
  user: User,
  memberships: () => Promise<readonly Membership[]>,
): ArchiveFile[] {
  const file = (name: string, about: string, ofOne: OfOne): ArchiveFile => ({
    name: `${name}.ndjson`,
    about,
    text: async function* () {
      for (const { organizationId } of await memberships())
        yield* ofOne((work) => withTenant(db, organizationId, work), organizationId);
    },
  });
  return [
    file('optimizations', 'prompts that you sent to be refined, and the results', optimizationsOf(user)),
    file('model-calls', 'calls to models that you or your API keys caused, without texts', callsOf(user)),
    file('call-texts', 'what you or your API keys asked models, and their replies', callTextsOf(user)),
    file('chat-sessions', 'your conversations with models', chatSessionsOf(user)),
    file('chat-messages', 'what was said in these conversations', chatMessagesOf(user)),
    file(
      'prompt-prefixes',
      'where prompts of your API keys first differ from those before them',
      prefixesOf(user),
    ),
    file(
      'reviews',
      'what you put back or changed in refined prompts, the newest review of each',
      reviewsOf(user),
    ),
    file('batches', 'batches that you uploaded', batchesOf(user)),
    file(
      'batch-items',
      'the prompts of these batches; the refined ones are in optimizations.ndjson',
      itemsOf(user),
    ),
    file('prompt-versions', 'versions of prompts of the library that you wrote', versionsOf(user)),
    file('enrichments', 'prompts that you had enriched, and the results', enrichmentsOf(user)),
    file('executions', 'tests of prompts that you made, with their outputs', executionsOf(user)),
    file('ratings', 'ratings and feedback that you gave to outputs of tests', ratingsOf(user)),
    file('runs', 'runs of tests that you started; their outputs are in executions.ndjson', runsOf(user)),
    file('ab-tests', 'A/B tests that you started, with what is known of them', abTestsOf(user)),
    file('enrichment-jobs', 'jobs that enriched many prompts for you', enrichmentJobsOf(user)),
    file('label-moves', 'labels of prompts that you moved', movesOf(user)),
    file('prompt-approvals', 'versions of prompts that you approved', approvalsOf(user)),
    file('shares', 'links to prompts that you made', sharesOf(user)),
    file('prompt-reports', 'public prompts that you reported', reportsOf(user)),
    file('webhooks', 'webhooks that you made; of each address, only the host', webhooksOf(user)),
    file(
      'provider-credentials',
      'providers for which your organizations have credentials, without the credentials themselves',
      credentialsOf,
    ),
    file('audit-log', 'what you did, from the audit logs of your organizations', auditLogOf(user)),
  ];
}

const optimizationsOf = ownRows({
  table: optimizations,
  person: optimizations.userId,
  by: optimizations.id,
  atATime: PAGE_ROWS,
});

const prefixesOf =
  ({ id: userId }: User): OfOne =>
  (read, organizationId) =>
    once(() =>
      read((tx) =>
        tx
          .select(getTableColumns(promptPrefixes))
          .from(promptPrefixes)
          .innerJoin(apiKeys, eq(apiKeys.id, promptPrefixes.apiKeyId))
          .where(and(eq(promptPrefixes.organizationId, organizationId), eq(apiKeys.userId, userId)))
          .orderBy(asc(promptPrefixes.day), asc(promptPrefixes.apiKeyId), asc(promptPrefixes.model))
          // Of as many days as are kept, more than anybody has.
          .limit(MOST_PREFIXES),
      ),
    );

const batchesOf = ownRows({
  table: batchJobs,
  person: batchJobs.userId,
  by: batchJobs.id,
  atATime: SMALL_ROWS,
});

/** Batch by batch, and in each by position, as the indexes have them. */
const itemsOf = ({ id: userId }: User): OfOne =>
  async function* (read, organizationId) {
    for (let last: string | undefined; ; ) {
      const where = and(
        eq(batchJobs.organizationId, organizationId),
        eq(batchJobs.userId, userId),
        last === undefined ? undefined : gt(batchJobs.id, last),
      );
      const [batch] = await read((tx) =>
        tx.select({ id: batchJobs.id }).from(batchJobs).where(where).orderBy(asc(batchJobs.id)).limit(1),
      );
      if (!batch) return;
      yield* itemsOfBatch(read, organizationId, batch.id);
      last = batch.id;
    }
  };

const itemsOfBatch = (read: Read, organizationId: string, batchId: string): AsyncIterable<string> =>
  paged(
    PAGE_ROWS,
    (after: { position: number } | null) =>
      read((tx) =>
        tx
          .select(ITEM)
          .from(batchItems)
          .where(
            and(
              eq(batchItems.organizationId, organizationId),
              eq(batchItems.batchId, batchId),
              gt(batchItems.position, after?.position ?? 0),
            ),
          )
          .orderBy(asc(batchItems.position))
          .limit(PAGE_ROWS),
      ),
    (row) => row,
  );

/** Webhooks do not say who made them: the audit log does. */
const webhooksOf =
  ({ id: userId }: User): OfOne =>
  (read, organizationId) =>
    once(async () => {
      const made = await read((tx) =>
        tx
          .select({
            id: webhooks.id,
            url: webhooks.url,
            events: webhooks.events,
            description: webhooks.description,
            enabled: webhooks.enabled,
            createdAt: webhooks.createdAt,
          })
          .from(webhooks)
          .where(
            and(
              eq(webhooks.organizationId, organizationId),
              inArray(
                sql`${webhooks.id}::text`,
                tx
                  .select({ target: auditLog.target })
                  .from(auditLog)
                  .where(
                    and(
                      eq(auditLog.organizationId, organizationId),
                      eq(auditLog.userId, userId),
                      eq(auditLog.action, 'webhook.create'),
                    ),
                  ),
              ),
            ),
          )
          .orderBy(asc(webhooks.id)),
      );
      return made.map(({ url, ...row }) => ({ organizationId, ...row, host: new URL(url).host }));
    });

const credentialsOf: OfOne = (read, organizationId) =>
  once(() =>
    read((tx) =>
      tx
        .select({
          organizationId: providerConfigs.organizationId,
          provider: providerConfigs.provider,
          enabled: providerConfigs.enabled,
          createdAt: providerConfigs.createdAt,
          updatedAt: providerConfigs.updatedAt,
        })
        .from(providerConfigs)
        .where(
          and(
            eq(providerConfigs.organizationId, organizationId),
            isNotNull(providerConfigs.encryptedCredential),
          ),
        )
        .orderBy(asc(providerConfigs.provider)),
    ),
  );

type Entry = typeof auditLog.$inferSelect;

/** What they did. */
const auditLogOf =
  (user: User): OfOne =>
  (read, organizationId) =>
    paged(
      SMALL_ROWS,
      (after: Entry | null) =>
        read((tx) =>
          tx
            .select()
            .from(auditLog)
            .where(
              and(
                eq(auditLog.organizationId, organizationId),
                eq(auditLog.userId, user.id),
                gt(auditLog.sequence, after?.sequence ?? 0),
              ),
            )
            .orderBy(asc(auditLog.sequence))
            .limit(SMALL_ROWS),
        ),
      (entry) => withoutOthers(user, entry),
    );

/** E-mails and names of other people are no data of this person. */
function withoutOthers({ id, email }: User, entry: Entry): object {
  const {
    digests: _digests,
    salts: _salts,
    hash: _hash,
    previousHash: _previous,
    before,
    after,
    ...row
  } = entry;
  const isOwn = (state: Record<string, unknown>) =>
    entry.target === id || `${state.email}`.toLowerCase() === email.toLowerCase();
  const shown = (state: Record<string, unknown> | null) => {
    if (!state || isOwn(state)) return state;
    const { email: _email, fullName: _name, ...rest } = state;
    return rest;
  };
  return { ...row, before: shown(before), after: shown(after) };
}
