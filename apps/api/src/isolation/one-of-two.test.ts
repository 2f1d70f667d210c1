import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { datasetItemExample } from '@refinery/contracts/examples/datasets.ts';
import { addScoresExample, equivalenceExample } from '@refinery/contracts/examples/runs.ts';
import { isOfOrganization } from '@refinery/contracts/organizations.ts';
import { openSession } from '@refinery/domain/auth/sessions.ts';
import { createOrganization } from '@refinery/domain/organizations/create-organization.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { type FakeDns, type FakeName, startFakeDns } from '@refinery/testing/fake-dns.ts';
import { startOpenai } from '@refinery/testing/fake-vendors/openai-environment.ts';
import { rowsNaming } from '@refinery/testing/rows-naming.ts';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fillOrganization } from '../testing/fill-organization.ts';
import { isAboutOwn, nameOf, resourceIn, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let vendor: Awaited<ReturnType<typeof startOpenai>>;
let dns: FakeDns;
const names: Record<string, FakeName> = {};

beforeAll(async () => {
  vendor = await startOpenai();
  dns = await startFakeDns(names);
  const env = { ...vendor.env, UPSTREAM_DNS_SERVERS: dns.address };
  test = await openTestApp(inject('services'), { env });
});
afterAll(async () => {
  await test.close();
  await vendor.openai.close();
  await dns.close();
});

const CHANGES = ENDPOINTS.filter(isAboutOwn).filter(
  ({ method, path }) => method !== 'GET' && (path.includes('/:id') || isOfOrganization(path)),
);

interface World {
  caller: Member;
  /** A second one of each. */
  others: Record<string, string>;
  /** What the calls are about, by the step of the paths in front of its id. */
  ids: Record<string, string>;
  /** Ids of what stands beside it. */
  beside: string[];
  /** All organizations in which that is. */
  organizationIds: string[];
}

/** What must have happened before, to all that could be meant. */
const BEFORE: Record<string, (organizationIds: string[]) => Promise<unknown>> = {
  restoreOrganization: (ids) =>
    test.sql`update organizations set deletes_at = now() + interval '1 day' where id = any(${ids})`,
  retryBatch: async (ids) => {
    await test.sql`update batch_items set status = 'failed' where organization_id = any(${ids})`;
    await test.sql`update batch_jobs set status = 'completed', failed = total where organization_id = any(${ids})`;
  },
  deleteBatch: (ids) =>
    test.sql`update batch_jobs set status = 'completed' where organization_id = any(${ids})`,
  verifyDomain: async (ids) => {
    const rows = await test.sql`select domain, token from domains where organization_id = any(${ids})`;
    for (const { domain, token } of rows)
      names[`_prompt-refinery.${domain}`] = { txt: [`prompt-refinery-domain=${token}`] };
  },
  // What it was to tell of others goes with it.
  deleteWebhook: (ids) => test.sql`delete from work_jobs where organization_id = any(${ids})`,
  // A dataset with runs stays.
  deleteDataset: (ids) => test.sql`delete from runs where organization_id = any(${ids})`,
  // A prompt in use stays.
  deletePrompt: async (ids) => {
    await test.sql`delete from prompt_labels where organization_id = any(${ids})`;
    await test.sql`delete from runs where organization_id = any(${ids})`;
  },
  // Of its own ids, the path has the one of the documentation.
  removeDatasetItem: ([organizationId = '']) => test.sql`
    update dataset_items set id = ${datasetItemExample.id}
    where id = (select id from dataset_items where organization_id = ${organizationId} order by id limit 1)`,
  // Both are named by the ids of the documentation.
  testEquivalence: ([organizationId = '']) => giveDataset(organizationId),
  addRunScores: ([organizationId = '']) => test.sql`
    insert into evaluators (id, organization_id, kind, settings, created_at)
    values (${addScoresExample.evaluators[0] ?? ''}, ${organizationId}, 'exact', '{}', now())`,
  cancelRun: (ids) => test.sql`update runs set end_status = null where organization_id = any(${ids})`,
  retryRun: (ids) => test.sql`delete from scores where organization_id = any(${ids})`,
  // Its arms are what has the label.
  startAbTest: (ids) => test.sql`
    update ab_tests t set status = 'draft', arms = (
      select jsonb_agg(arm || jsonb_build_object('version', l.version)) from jsonb_array_elements(t.arms) arm)
    from prompt_labels l
    where t.organization_id = any(${ids}) and l.prompt_id = t.prompt_id and l.label = t.label`,
  stopAbTest: (ids) => test.sql`update ab_tests set status = 'running' where organization_id = any(${ids})`,
  recordAbEvents: (ids) =>
    test.sql`update ab_tests set metric = 'solved' where organization_id = any(${ids})`,
  // Nobody approves their own.
  approvePromptVersion: (ids) =>
    test.sql`update prompt_versions set author_id = null where organization_id = any(${ids})`,
  retryWebhookDelivery: async (ids) => {
    await test.sql`update work_items set status = 'failed' where organization_id = any(${ids})`;
    await test.sql`update work_jobs set status = 'failed', failed = 1 where organization_id = any(${ids})`;
  },
};

/** A dataset with an item for the prompts of the documentation. */
async function giveDataset(organizationId: string): Promise<void> {
  const { datasetId } = equivalenceExample;
  await test.sql`
    insert into datasets (id, organization_id, project_id, name, revision, item_count, created_at, updated_at)
    select ${datasetId}, ${organizationId}, id, 'Example', 1, 1, now(), now() from projects
    where organization_id = ${organizationId} limit 1`;
  await test.sql`
    insert into dataset_items (id, organization_id, dataset_id, added_in, input, created_at)
    values (gen_random_uuid(), ${organizationId}, ${datasetId}, 1, ${test.sql.json({ customer: 'Ada' })}, now())`;
}

describe('of two of a kind one stays as it is when the other one is called by its id', () => {
  const changes = CHANGES.map((endpoint) => [nameOf(endpoint), endpoint] as const);
  // Each has organizations of its own, and waits more than it works.
  it.concurrent.each(changes)('%s', async (_name, endpoint) => {
    const { caller, ids, beside, organizationIds } = await buildWorld();
    await BEFORE[endpoint.operationId]?.([caller.organizationId, ...beside]);
    const before = await rowsNaming(test.sql, beside, organizationIds);
    const resource = resourceIn(endpoint);
    const { organizationId } = caller;
    const request = sampleRequest(endpoint, { id: ids[resource], organizationId });
    const url = `${request.url}`.replace(/slug=.*/, `slug=${caller.user.organization.slug}`);
    const reply = await test.send(caller, { ...request, url });
    expect(reply.statusCode, reply.body).toBeLessThan(300);
    // Trying a webhook answers with a new delivery, a message with another one, a comparison with its run;
    // reviews, events and tests of connections have no id.
    if (
      resource &&
      reply.body &&
      ![
        'putReview',
        'testWebhook',
        'sendChatMessage',
        'testEquivalence',
        'recordAbEvents',
        'testConnection',
      ].includes(endpoint.operationId)
    ) {
      // What is said of a prompt has its id, and sometimes one of its own.
      const { id, promptId } = reply.json();
      expect([id, promptId]).toContain(ids[resource]);
    }
    await test.ctx.background.settled();
    const after = await rowsNaming(test.sql, beside, organizationIds);
    // An event may add deliveries of its own to both.
    for (const [table, rows] of Object.entries(before))
      expect(after[table]).toEqual(expect.arrayContaining(rows));
  });
});

const READS = ENDPOINTS.filter(isAboutOwn).filter(
  ({ method, path }) => method === 'GET' && path.includes('/:id'),
);
/** Stripe pages its invoices itself: `list-invoices.test.ts`. */
const LISTS = ENDPOINTS.filter(isAboutOwn).filter(
  ({ page, operationId }) => page && operationId !== 'listInvoices',
);

describe('of two of a kind', () => {
  it('the one is read whose id is named', async () => {
    const { caller, ids, others } = await buildWorld();
    for (const endpoint of READS) {
      const resource = resourceIn(endpoint);
      for (const { [resource]: id } of [ids, others]) {
        const { organizationId } = caller;
        const reply = await test.send(caller, sampleRequest(endpoint, { id, organizationId }));
        // What is a colleague's own is not there for the caller.
        if (id === others[resource] && reply.statusCode === 404) continue;
        expect([endpoint.operationId, reply.statusCode]).toEqual([endpoint.operationId, 200]);
        const read = reply.headers['content-type']?.startsWith('application/json') ? reply.json() : {};
        if ('id' in read) expect([endpoint.operationId, read.id]).toEqual([endpoint.operationId, id]);
      }
    }
  });

  it('no id of one kind opens another', async () => {
    const { caller, ids } = await buildWorld();
    const jobs =
      await test.sql`select id from work_jobs where organization_id = ${caller.organizationId} and kind not in ('webhook', 'enrichment')`;
    expect(jobs.length).toBeGreaterThan(0);
    for (const endpoint of [...READS, ...CHANGES.filter(({ path }) => path.includes('/:id'))]) {
      const resource = resourceIn(endpoint);
      const all = [...Object.values(ids), ...jobs.map((job) => job.id)];
      for (const id of all.filter((id) => id !== ids[resource])) {
        if (id === ids.users) continue;
        const { organizationId } = caller;
        const reply = await test.send(caller, sampleRequest(endpoint, { id, organizationId }));
        expect([endpoint.operationId, reply.statusCode]).toEqual([endpoint.operationId, 404]);
      }
    }
  });

  it('pages of one show each once, in the order of the whole list', async () => {
    const { caller, ids } = await buildWorld();
    const longer = [];
    for (const endpoint of LISTS) {
      const resource = resourceIn(endpoint);
      const request = sampleRequest(endpoint, { id: ids[resource], organizationId: caller.organizationId });
      const whole = (await test.send(caller, { ...request, url: withLimit(request.url, 100) })).json();
      const paged = [];
      let next: string | undefined = withLimit(request.url, 1);
      while (next && paged.length <= whole.length) {
        const reply = await test.send(caller, { ...request, url: next });
        paged.push(...reply.json());
        next = /<([^>]+)>; rel="next"/.exec(`${reply.headers.link}`)?.[1];
      }
      expect([endpoint.operationId, paged]).toEqual([endpoint.operationId, whole]);
      if (whole.length > 1) longer.push(endpoint.operationId);
    }
    expect(longer.length).toBeGreaterThan(6);
  });
});

const withLimit = (url: InjectOptions['url'], limit: number): string =>
  `${url}${`${url}`.includes('?') ? '&' : '?'}limit=${limit}`;

async function buildWorld(): Promise<World> {
  const caller = await buildMember(test.ctx);
  const colleague = await buildColleague(test.ctx, caller, 'admin');
  const guest = await buildColleague(test.ctx, caller, 'member');
  const elsewhere = await createOrganization(caller.as, { name: 'Elsewhere' });
  const again = { organizationId: caller.organizationId, userId: caller.user.id };
  await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, again));
  const ids = await fillOrganization(test, caller, 'first');
  const others = await fillOrganization(test, colleague, 'second');
  const otherOrganizations = [elsewhere.id, colleague.user.organizationId, guest.user.organizationId];
  return {
    caller,
    others,
    ids: { ...ids, members: guest.user.id, users: guest.user.id },
    beside: [...Object.values(others), ...otherOrganizations],
    organizationIds: [caller.organizationId, ...otherOrganizations],
  };
}
