import { GroupCommitter } from '@refinery/db/group-committer.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { openRawClient, type RawClient } from '@refinery/testing/raw-client.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getApiKey } from '../api-keys/get-api-key.ts';
import { listApiKeys } from '../api-keys/list-api-keys.ts';
import { listAuditLog } from '../audit/list-audit-log.ts';
import { batchKind } from '../batches/batch-kind.ts';
import { getBatch } from '../batches/get-batch.ts';
import { getBatchHistogram } from '../batches/get-batch-histogram.ts';
import { listBatchItems } from '../batches/list-batch-items.ts';
import { listBatches } from '../batches/list-batches.ts';
import { streamResults } from '../batches/stream-results.ts';
import { getCall } from '../calls/get-call.ts';
import { listCalls } from '../calls/list-calls.ts';
import { getChatSession } from '../chat/get-chat-session.ts';
import { listChatSessions } from '../chat/list-chat-sessions.ts';
import { asCaller } from '../context/as-caller.ts';
import type { ActorContext } from '../context/context.ts';
import { listInvitations } from '../invitations/list-invitations.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { listMembers } from '../members/list-members.ts';
import { getOptimization } from '../optimizations/get-optimization.ts';
import { listHistory } from '../optimizations/list-history.ts';
import { optimize } from '../optimizations/optimize.ts';
import { enhancePrompt } from '../prompts/enriching/enhance-prompt.ts';
import { listEnrichments } from '../prompts/enriching/list-enrichments.ts';
import { createFetchPrompt } from '../prompts/fetching/create-fetch-prompt.ts';
import { listPublishedPrompts } from '../prompts/publishing/list-published-prompts.ts';
import { viewPublishedPrompt } from '../prompts/publishing/view-published-prompt.ts';
import { listPrompts } from '../prompts/versions/list-prompts.ts';
import { listReviewRules } from '../reviews/list-review-rules.ts';
import { getUsage } from '../usage/get-usage.ts';
import { listWebhookDeliveries } from '../webhooks/list-webhook-deliveries.ts';
import { type Filled, fillTables } from './testing/fill-tables.ts';
import { openRecordedDb, type Plan, type PlanNode, planOf, type Sent } from './testing/record-plans.ts';

/**
 * More by `PLAN_ROWS=1000000 PLAN_OTHERS_ROWS=10000000` and a longer `--testTimeout`: each plan is then
 * printed.
 */
const AT_SIZE = process.env.PLAN_ROWS !== undefined;
const ROWS = Number(process.env.PLAN_ROWS ?? 20_000);
const OTHERS_ROWS = Number(process.env.PLAN_OTHERS_ROWS ?? 47_000);
const FILL_MS = 6 * 3_600_000;

/** Pages of 8 kB that a statement may look at, whatever the size of the tables. */
const MOST_BUFFERS = 400;
const LIMIT = 20;
/**
 * Rows of others for one of its own: an organization with a good part of all is read from the index of
 * everybody's ids.
 */
const BETWEEN = OTHERS_ROWS / ROWS;
/** Rows that it may sort, or read and throw away. */
const MOST_ROWS = Math.max(200, (LIMIT + 1) * Math.ceil(BETWEEN + 1));
/**
 * The newest thousand may stand on as many pages, and on as many again those between them, where there are
 * many.
 */
const NEWEST_PAGES = BETWEEN < 5 ? 1_000 : 2_500;

/** Tables that grow with use; those of settings have a row or a few for each organization. */
const LARGE =
  /^(optimizations|batch_jobs|batch_items|audit_log|work_jobs|work_items|users|memberships|sessions|invitations|api_keys|idempotency_keys|enrichments|model_calls|call_texts|call_sums|counted_calls|chat_sessions|chat_messages|prompts|prompt_versions|prompt_search|prompt_labels|publications|published_prompts)/;

/**
 * The partition of a month has little in the month's first days, and reading all of it is then less work than
 * an index. The months before it are large on every day, and each of them is looked at.
 */
const MONTH = /_\d{4}_\d{2}$/;
const SMALL_MONTH_PAGES = 100;

let test: TestContext;
let member: Member;
let filled: Filled;
let as: ActorContext;
const sent: Sent[] = [];
let planners: Record<Sent['role'], RawClient>;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
  member = await buildMember(test.ctx);
  const { organizationId } = member;
  const sizes = { rows: ROWS, othersRows: OTHERS_ROWS };
  filled = await fillTables(test.sql, { organizationId, userId: member.user.id, ...sizes });
  const db = openRecordedDb(loginUrl(), 'refinery_app', sent);
  const systemDb = openRecordedDb(loginUrl(), 'refinery_system', sent);
  const platformDb = openRecordedDb(loginUrl(), 'refinery_platform', sent);
  as = asCaller({ ...test.ctx, db, systemDb, platformDb }, member.as.actor);
  planners = {
    refinery_app: openRawClient(loginUrl(), 'refinery_app'),
    refinery_system: openRawClient(loginUrl(), 'refinery_system'),
    refinery_platform: openRawClient(loginUrl(), 'refinery_platform'),
  };
}, FILL_MS);
afterAll(async () => {
  const pools = [as.db, as.systemDb, as.platformDb].map((pool) => pool.$client);
  const clients = [...pools, ...Object.values(planners)];
  await Promise.all(clients.map((client) => client.end()));
  await test.close();
});

const loginUrl = (): string => test.environment.DATABASE_URL ?? '';

/**
 * The statements of what is done, each as often as it differs, without those that open and end transactions.
 */
async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  sent.length = 0;
  await work();
  const statements = sent.filter(({ query }) => /^\s*(select|with|insert|update|delete)\b/i.test(query));
  const queries = new Map(statements.map((statement) => [statement.query, statement]));
  return [...queries.values()].filter(({ query }) => !query.includes('set_config'));
}

/** What of a plan grows with the tables. */
function faultsOf({ nodes, buffers }: Plan, mostBuffers: number): string[] {
  const ran = nodes.filter((node) => node['Actual Loops'] !== 0);
  return [
    ...ran.filter(isScanOfAll).map((node) => `reads all of ${node['Relation Name']}`),
    ...ran.filter(isLargeSort).map((node) => `sorts ${rowsIn(node)} rows`),
    ...ran
      .filter((node) => (node['Rows Removed by Filter'] ?? 0) > MOST_ROWS)
      .map((node) => `throws ${node['Rows Removed by Filter']} rows of ${node['Relation Name']} away`),
    ...(buffers > mostBuffers ? [`looks at ${buffers} pages`] : []),
  ];
}

const isScanOfAll = (node: PlanNode): boolean =>
  node['Node Type'] === 'Seq Scan' &&
  LARGE.test(node['Relation Name'] ?? '') &&
  pagesOf(node) > (MONTH.test(node['Relation Name'] ?? '') ? SMALL_MONTH_PAGES : 1);
const pagesOf = (node: PlanNode): number =>
  (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);
const rowsIn = (node: PlanNode): number =>
  Math.max(0, ...(node.Plans ?? []).map((child) => child['Actual Rows'] ?? 0));
const isLargeSort = (node: PlanNode): boolean =>
  node['Node Type'].includes('Sort') && rowsIn(node) > MOST_ROWS;

interface Expected {
  mostBuffers?: number;
  /**
   * Whether refinery_app prepares it: only committers do, all else it sends is planned for its parameters
   * each time.
   */
  prepared?: boolean;
  /** Leaves out the plan for any parameters, which is bad where a value is rare: nobody prepares this. */
  onlyOnce?: boolean;
  /** Statements that are not planned. */
  leaveOut?: RegExp;
  /** Makes room for what the work has written before it is planned. */
  undo?: () => Promise<void>;
}

/**
 * Every fault of every statement, planned for its parameters and for any. At size the latter only where it is
 * prepared: for a value that is rare there no plan for any is good.
 */
async function faults(
  work: () => Promise<unknown>,
  {
    mostBuffers = MOST_BUFFERS,
    prepared = false,
    onlyOnce = AT_SIZE,
    leaveOut,
    undo = async () => undefined,
  }: Expected = {},
): Promise<string[]> {
  const statements = (await statementsOf(work)).filter(({ query }) => !leaveOut?.test(query));
  await undo();
  expect(statements).not.toEqual([]);
  const found: string[] = [];
  for (const statement of statements) {
    const forAny = !onlyOnce || prepared || statement.role === 'refinery_system';
    for (const generic of forAny ? [false, true] : [false]) {
      const { organizationId } = member;
      const plan = await planOf(planners[statement.role], statement, { organizationId, generic });
      if (AT_SIZE)
        process.stderr.write(`${plan.buffers} pages, ${plan.milliseconds} ms: ${short(statement.query)}\n`);
      const kind = generic ? 'prepared' : 'once';
      found.push(
        ...faultsOf(plan, mostBuffers).map((fault) => `${kind}: ${fault}: ${short(statement.query)}`),
      );
    }
  }
  return found;
}

const short = (query: string): string =>
  query
    .replace(/\s+/g, ' ')
    .replace(/^select .*? from "/, 'select … from "')
    .slice(0, 300);

type History = Parameters<typeof listHistory>[1];
const history = (query: () => Omit<History, 'limit'>) => () => listHistory(as, { limit: LIMIT, ...query() });
const library = (query: Omit<Parameters<typeof listPrompts>[1], 'limit'>) => () =>
  listPrompts(as, { limit: LIMIT, ...query });
const everybodys = (query: Omit<Parameters<typeof listPublishedPrompts>[1], 'limit'>) => () =>
  listPublishedPrompts(as, { limit: LIMIT, ...query });
type Calls = Parameters<typeof listCalls>[1];
const calls = (query: () => Omit<Calls, 'limit'>) => () => listCalls(as, { limit: LIMIT, ...query() });
type Log = Parameters<typeof listAuditLog>[1];
const log = (query: () => Omit<Log, 'limit'>) => () => listAuditLog(as, { limit: LIMIT, ...query() });
const middle = () => filled.middleTime.toISOString();
/** A few minutes after the oldest were made. */
const longAgo = () => new Date(Date.now() - (60 - 0.005) * 24 * 3_600_000).toISOString();
const newest = () => new Date().toISOString();

describe('reads no more of large tables than of small ones:', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the first page', history(() => ({}))],
    ['the next page', history(() => ({ cursor: filled.middleOptimization }))],
    ['the largest offset', history(() => ({ offset: 10_000 }))],
    ['what most are', history(() => ({ status: 'completed', provider: 'local' }))],
    ['what failed', history(() => ({ status: 'failed' }))],
    ['what is in progress', history(() => ({ status: 'processing' }))],
    ['what a provider did seldom', history(() => ({ provider: 'openai' }))],
    ['what a provider never did', history(() => ({ provider: 'groq' }))],
    ['what is older', history(() => ({ to: middle() }))],
    ['what is younger', history(() => ({ from: middle() }))],
    ['the next page of what is older', history(() => ({ to: middle(), cursor: filled.middleOptimization }))],
    ['what is older and failed', history(() => ({ to: middle(), status: 'failed' }))],
  ])('of the history %s', async (_name, work) => {
    expect(await faults(work)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['an optimization', () => getOptimization(as, { id: filled.middleOptimization })],
    ['the usage', () => getUsage(as)],
    ['batches', () => listBatches(as, { limit: LIMIT })],
    ['more batches', () => listBatches(as, { limit: LIMIT, cursor: filled.middleOptimization })],
    ['failed batches', () => listBatches(as, { limit: LIMIT, status: 'failed' })],
    ['the progress of a batch', () => getBatch(as, { id: filled.batchId })],
    ['items', () => listBatchItems(as, { id: filled.batchId, limit: LIMIT })],
    [
      'more items',
      () => listBatchItems(as, { id: filled.batchId, limit: LIMIT, cursor: Math.floor(ROWS / 2) }),
    ],
    ['failed items', () => listBatchItems(as, { id: filled.batchId, limit: LIMIT, status: 'failed' })],
    ['members', () => listMembers(as, { limit: LIMIT })],
    ['invitations', () => listInvitations(as, { limit: LIMIT })],
    ['API keys', () => listApiKeys(as, { limit: LIMIT })],
    ['an API key and its usage', () => getApiKey(as, { id: filled.apiKeyId })],
    ['enrichments', () => listEnrichments(as, { limit: LIMIT })],
    ['more enrichments', () => listEnrichments(as, { limit: LIMIT, cursor: filled.middleOptimization })],
    ['deliveries', () => listWebhookDeliveries(as, { id: filled.busyWebhookId, limit: LIMIT })],
    ...(['pending', 'succeeded', 'failed'] as const).map((status): [string, () => Promise<unknown>] => [
      `deliveries that are ${status}`,
      () => listWebhookDeliveries(as, { id: filled.busyWebhookId, limit: LIMIT, status }),
    ]),
    ['conversations', () => listChatSessions(as, { limit: LIMIT })],
    ['more conversations', () => listChatSessions(as, { limit: LIMIT, cursor: filled.middleOptimization })],
    [
      'the few conversations of a person',
      () => listChatSessions(as, { limit: LIMIT, userId: member.user.id }),
    ],
    ['the conversations of nobody', () => listChatSessions(as, { limit: LIMIT, userId: filled.batchId })],
    ['a conversation', () => getChatSession(as, { id: filled.chatId, limit: LIMIT })],
    [
      'more of a conversation',
      () => getChatSession(as, { id: filled.chatId, limit: LIMIT, cursor: Math.floor(ROWS / 2) }),
    ],
    [
      'the few deliveries of a webhook',
      () => listWebhookDeliveries(as, { id: filled.quietWebhookId, limit: LIMIT }),
    ],
  ])('%s', async (_name, work) => {
    expect(await faults(work)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the first page', calls(() => ({}))],
    ['the next page', calls(() => ({ cursor: filled.middleOptimization }))],
    ['what most are', calls(() => ({ status: 'completed', kind: 'optimize', provider: 'openai' }))],
    ['a model that most ask', calls(() => ({ model: 'gpt-5-mini' }))],
    ['what failed', calls(() => ({ status: 'failed' }))],
    ['what was lost', calls(() => ({ status: 'lost' }))],
    ['what a key did seldom', calls(() => ({ keyId: filled.apiKeyId }))],
    ['what a key never did', calls(() => ({ keyId: filled.batchId }))],
    ['what is older', calls(() => ({ to: middle() }))],
    ['what is younger', calls(() => ({ from: middle() }))],
    ['the next page of what is older', calls(() => ({ to: middle(), cursor: filled.middleOptimization }))],
    ['what is older and failed', calls(() => ({ to: middle(), status: 'failed' }))],
    ['what is of a time long ago', calls(() => ({ to: longAgo() }))],
  ])('of the calls %s', async (_name, work) => {
    expect(await faults(work)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['what a provider never did', calls(() => ({ provider: 'groq' }))],
    ['a model that nobody asks', calls(() => ({ model: 'none' }))],
    ['what nobody wanted', calls(() => ({ kind: 'chat' }))],
    ['what nobody wanted lately', calls(() => ({ kind: 'chat', from: middle() }))],
  ])('of the calls %s', async (_name, work) => {
    expect(await faults(work, { onlyOnce: true })).toEqual([]);
  });

  it('one call', async () => {
    const [first] = (await calls(() => ({}))()).items;
    expect(await faults(() => getCall(as, { id: `${first?.id}`, include: 'texts' }))).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the first page', log(() => ({}))],
    ['the next page', log(() => ({ cursor: Math.floor(ROWS / 2) }))],
    ['what was done seldom', log(() => ({ action: 'webhook.delete' }))],
    ['what was done to something', log(() => ({ target: 'seldom' }))],
    ['what somebody did', log(() => ({ actor: member.user.id }))],
    ['what a key did', log(() => ({ actor: filled.apiKeyId }))],
    ['what is older', log(() => ({ to: middle() }))],
    ['what is younger', log(() => ({ from: middle() }))],
    ['the next page of what is older', log(() => ({ to: middle(), cursor: Math.floor(ROWS / 3) }))],
  ])('of the audit log %s', async (_name, work) => {
    expect(await faults(work)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a label that all have', history(() => ({ metadata: 'env:prod' }))],
    [
      'a label that all have, further on',
      history(() => ({ metadata: 'env:prod', cursor: filled.middleOptimization })),
    ],
    ['a label that few have', history(() => ({ metadata: 'ticket:seldom' }))],
    ['a label that nobody has', history(() => ({ metadata: 'ticket:none' }))],
    ['a label that all had, long ago', history(() => ({ metadata: 'env:prod', to: longAgo() }))],
    ['one of both', history(() => ({ metadata: 'env:prod,ticket:seldom', provider: 'openai' }))],
  ])('of the history %s', async (_name, work) => {
    expect(await faults(work, { mostBuffers: MOST_BUFFERS + NEWEST_PAGES })).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['history', history(() => ({ to: newest(), cursor: filled.middleOptimization }))],
    ['audit log', log(() => ({ to: newest(), cursor: Math.floor(ROWS / 3) }))],
  ])('of the %s a page far behind the moment from which it is walked', async (_name, work) => {
    // What lies between fills a hundred pages of an index even where there is little.
    expect(await faults(work, { mostBuffers: 50 })).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the first page', library({})],
    ['what most are', library({ category: 'support', folder: 'mail' })],
    ['what none is', library({ folder: 'none' })],
    ['what most have as a label', library({ label: 'production' })],
    ['what few have as a label', library({ label: 'seldom' })],
    ['what none has as a label', library({ label: 'none' })],
  ])('of the library %s', async (_name, work) => {
    expect(await faults(work)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['few are', library({ category: 'seldom' })],
    ['few are, in a folder', library({ folder: 'seldom' })],
  ])('of the library what %s', async (_name, work) => {
    expect(await faults(work, { onlyOnce: true })).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a word that all have', library({ q: 'customer' })],
    ['a word that few have', library({ q: 'seldom' })],
    ['a word that nobody has', library({ q: 'nowhere' })],
    ['two words', library({ q: 'seldom customer' })],
    ['a tag that all have', library({ tag: 'mail' })],
    ['a tag that few have', library({ tag: 'seldom' })],
    ['a tag that nobody has', library({ tag: 'none' })],
    ['all of it', library({ tag: 'seldom', q: 'seldom', label: 'seldom', folder: 'seldom' })],
  ])('of the library, by a search, %s', async (_name, work) => {
    // The newest thousand are each looked up by the id: three pages of the index, the row, and the label.
    expect(await faults(work, { mostBuffers: MOST_BUFFERS + NEWEST_PAGES + 8 * 1_000 })).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the first page', everybodys({})],
    ['a page far behind', () => everybodys({ cursor: filled.middleOptimization })()],
    ['what most are', everybodys({ category: 'support' })],
    ['what none is', everybodys({ category: 'none' })],
  ])('of what is public %s', async (_name, work) => {
    expect(await faults(work)).toEqual([]);
  });

  it('of what is public what few are', async () => {
    expect(await faults(everybodys({ category: 'seldom' }), { onlyOnce: true })).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a word that all have', everybodys({ q: 'customer' })],
    ['a word that few have', everybodys({ q: 'seldom' })],
    ['a word that nobody has', everybodys({ q: 'nowhere' })],
    ['a tag that all have', everybodys({ tag: 'mail' })],
    ['a tag that few have', everybodys({ tag: 'seldom' })],
    ['all of it', everybodys({ tag: 'seldom', q: 'seldom customer', category: 'seldom' })],
  ])('of what is public, by a search, %s', async (_name, work) => {
    expect(await faults(work, { mostBuffers: MOST_BUFFERS + NEWEST_PAGES + 8 * 1_000 })).toEqual([]);
  });

  it('one of what is public', async () => {
    const [first] = (await everybodys({ tag: 'mail', category: 'support' })()).items;
    const one = () =>
      viewPublishedPrompt(as, { id: `${first?.id}`, viewerOrganizationId: null, counts: false });
    expect(await faults(one)).toEqual([]);
  });

  it('the histogram of a batch, of whose items it reads each once', async () => {
    const found = await faults(() => getBatchHistogram(as, { id: filled.batchId }), {
      // Two statements read every item of the batch, and nothing beside.
      mostBuffers: ROWS,
    });
    expect(found.filter((fault) => !/reads all of batch_items|throws .* of batch_items/.test(fault))).toEqual(
      [],
    );
  });

  it('what people put back', async () => {
    const rules =
      (query = {}) =>
      () =>
        listReviewRules(as, query);
    expect(await faults(rules())).toEqual([]);
    expect(await faults(rules({ from: middle(), to: newest() }))).toEqual([]);
  });

  it('what programs fetch', async () => {
    const fetchOne = createFetchPrompt(as.db);
    const one = () =>
      fetchOne(as.actor.organizationId, { name: 'answer-3', label: 'production', version: null });
    expect(await faults(one)).toEqual([]);
  });

  it('a page of results of a batch', async () => {
    const firstPage = async () => {
      for await (const _first of await streamResults(as, { id: filled.batchId })) return;
    };
    // A hundred results, each found by its id twice: for its size, and once it is read.
    expect(await faults(firstPage, { mostBuffers: 3 * MOST_BUFFERS })).toEqual([]);
  });

  it.each([
    ['what is refined', false],
    ['what repeats it', true],
  ])('writing down %s', async (name, repeats) => {
    const ctx = { ...as, committer: new GroupCommitter(as.db) };
    const optimizeOnce = () => optimize(ctx, { text: `Please summarize ${name} for me.` });
    if (repeats) await optimizeOnce();
    const undoLast = async (): Promise<void> => {
      await test.sql`delete from optimizations where id = (select max(id::text)::uuid from optimizations)`;
    };
    expect(await faults(optimizeOnce, { prepared: true, undo: undoLast })).toEqual([]);
  });

  it('making an enrichment', async () => {
    const undo = async (): Promise<void> => {
      await test.sql`delete from enrichments where original_text = 'Answer in 5 words.'`;
    };
    const enhance = () => enhancePrompt(as, { text: 'Answer in 5 words.' });
    expect(await faults(enhance, { undo })).toEqual([]);
  });

  it('a tick of the reconciler', async () => {
    // The hours of analytics are computed as each organization, which cannot be planned as this one.
    const leaveOut = /usage_progress|usage_hours/;
    expect(await faults(() => reconcile(as, [batchKind]), { leaveOut })).toEqual([]);
  });
});

describe('an offset beyond the largest', () => {
  const beyond = (offset: number, query = {}) => listHistory(as, { limit: LIMIT, offset, ...query });

  it('is refused with the cursor that leads to the same page', async () => {
    const refused = await beyond(10_005).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'validation_failed', extras: { errors: [{ path: 'offset' }] } });
    const [, cursor = '', offset] = /cursor=([-\da-f]+)&offset=(\d+)/.exec(`${refused}`) ?? [];
    const { items } = await listHistory(as, { limit: LIMIT, cursor, offset: Number(offset) });
    const rows = await test.sql`
      select id from optimizations where organization_id = ${member.organizationId} order by id desc offset 10005 limit ${LIMIT}`;
    expect(items.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it('finds that cursor among what the filters leave, and says where there is none', async () => {
    await expect(beyond(10_001, { metadata: 'env:prod' })).rejects.toThrow(/cursor=[-\da-f]{36}&offset=1,/);
    await expect(beyond(10_001, { status: 'failed' })).rejects.toThrow('There are fewer entries than that.');
  });
});
