import { OPENAI_DEFAULT_MODEL } from '@refinery/providers/vendors/openai/openai.ts';
import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainLanes, takeTurn } from '@refinery/testing/drain-lanes.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { numberedItems } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture((services) =>
  openTestApp(services, {
    clock,
    env: {
      BATCH_CHUNK_SIZE: '10',
      BATCH_MAX_LANES: '1',
      // Ten cents a token, to count savings on one's fingers: sums of tenths are seldom exact.
      PRICE_OVERRIDES: JSON.stringify({
        [`openai/${OPENAI_DEFAULT_MODEL}`]: { inputPerMillion: 100_000, outputPerMillion: 1 },
      }),
    },
  }),
);
let member: Member;
const ledger = fixture(() => openBatchLedger(test.databaseUrl));
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const URL = '/api/v1/batches';
const get = (path = '', headers = {}) => test.get(member, `${URL}${path}`, headers);
const post = (path: string, headers = {}) => test.post(member, `${URL}${path}`, undefined, headers);
const drain = (batchId: string) => drainLanes(test.ctx, ledger, batchId);

const ndjson = (count: number) =>
  numberedItems(count)
    .map((item) => JSON.stringify(item))
    .join('\n');
const sendFile = (payload: string, headers = {}, query = '') =>
  test.post(member, `${URL}${query}`, payload, { 'content-type': 'application/x-ndjson', ...headers });
async function upload(count: number, query = ''): Promise<string> {
  const reply = await sendFile(ndjson(count), {}, query);
  expect(reply.statusCode, reply.body).toBe(202);
  return reply.json().id;
}

/** Follows Link headers from page to page. */
async function allPages(path: string): Promise<Record<string, unknown>[][]> {
  const pages = [];
  for (let next: string | undefined = `${URL}${path}`; next; ) {
    const reply = await test.get(member, next);
    expect(reply.statusCode, reply.body).toBe(200);
    pages.push(reply.json());
    next = /^<([^>]+)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1];
  }
  return pages;
}

const lines = (body: string): Record<string, unknown>[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('GET /batches/:id', () => {
  it('tells progress, tokens, savings and times while the batch runs and when it has ended', async () => {
    const createdAt = clock.now().toISOString();
    const id = await upload(25, '?name=march');
    expect((await get(`/${id}`)).json()).toMatchObject({
      status: 'queued',
      name: 'march',
      progress: 0,
      etaSeconds: null,
      createdAt,
      startedAt: null,
      finishedAt: null,
    });
    clock.advance(60_000);
    const startedAt = clock.now().toISOString();
    await takeTurn(test.ctx, ledger, id);
    clock.advance(8_000);
    expect((await get(`/${id}`)).json()).toMatchObject({
      status: 'running',
      counts: { total: 25, pending: 15, processing: 0, completed: 10 },
      progress: 0.4,
      // Ten items took eight seconds.
      etaSeconds: 12,
      createdAt,
      startedAt,
      finishedAt: null,
    });
    await drain(id);
    const finishedAt = clock.now().toISOString();
    clock.advance(1_000);
    const ended = (await get(`/${id}`)).json();
    expect(ended).toMatchObject({
      status: 'completed',
      progress: 1,
      etaSeconds: 0,
      createdAt,
      startedAt,
      finishedAt,
    });
    expect(ended.counts).toEqual({
      total: 25,
      pending: 0,
      processing: 0,
      completed: 25,
      failed: 0,
      cancelled: 0,
    });
    const results = lines((await get(`/${id}/results`)).body);
    const refined = results.reduce((sum, result) => sum + Number(result.refinedTokens), 0);
    expect(ended.tokens).toEqual({ original: 25 * 27, refined });
    expect(ended.estimatedSavingsUsd).toBe((25 * 27 - refined) / 10);
    // The prompts are alike but for their number.
    expect(ended.savingsPercentage).toBe(results[0]?.savingsPercentage);
    expect(ended.savingsPercentage).toBeGreaterThan(0);
  });

  it('knows no batch of another organization', async () => {
    const id = await upload(1);
    const stranger = await buildMember(test.ctx);
    for (const path of ['', '/items', '/results', '/cancel', '/retry', 'DELETE']) {
      const method = path === 'DELETE' ? 'DELETE' : /cancel|retry/.test(path) ? 'POST' : 'GET';
      const url = `${URL}/${id}${method === 'DELETE' ? '' : path}`;
      expectProblem(await test.call(stranger, method, url), 404, 'batch_not_found');
    }
  });
});

describe('GET /batches', () => {
  it('lists newest first, page by page, and by status', async () => {
    const ids = [];
    for (let index = 0; index < 5; index++) ids.unshift(await upload(1));
    for (const place of [1, 3]) await drain(ids[place] ?? '');
    const pages = await allPages('?limit=2');
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat().map((batch) => batch.id)).toEqual(ids);
    const queued = await allPages('?status=queued&limit=2');
    expect(queued.map((page) => page.map(({ id }) => id))).toEqual([[ids[0], ids[2]], [ids[4]]]);
    const completed = await allPages('?status=completed&limit=1');
    expect(completed.map((page) => page.map(({ id }) => id))).toEqual([[ids[1]], [ids[3]]]);
    expectProblem(await get('?status=lost'), 400, 'validation_failed');
  });
});

/**
 * A batch of eight whose items did not end in the order of the upload, and not all of them: first 8 and 2
 * were refined and then 5; 6 and 3 failed, 4 was cancelled; 1 and 7 wait, 7 because its worker was lost.
 */
async function mixedBatch(): Promise<string> {
  const id = await upload(8);
  const { sql } = ledger;
  const later = new Date(clock.now().getTime() + 60_000);
  for (const ready of [[8, 2], [5]]) {
    await sql`update batch_items set available_at = ${later} where batch_id = ${id} and position <> all(${ready})`;
    await takeTurn(test.ctx, ledger, id);
    await sql`update batch_items set available_at = ${clock.now()} where batch_id = ${id}`;
  }
  const error = sql.json({ code: 'provider_timeout', message: 'The provider took too long.' });
  await sql`update batch_items set status = 'failed', error = ${error} where batch_id = ${id} and position in (6, 3)`;
  await sql`update batch_items set status = 'cancelled' where batch_id = ${id} and position = 4`;
  await sql`update batch_items set error = ${error} where batch_id = ${id} and position = 7`;
  return id;
}

const positions = (rows: readonly Record<string, unknown>[]) => rows.map(({ position }) => position);

describe('GET /batches/:id/items', () => {
  it('lists items in the order of the upload, page by page, whatever became of them', async () => {
    const id = await mixedBatch();
    const pages = await allPages(`/${id}/items?limit=3`);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
    const items = pages.flat();
    expect(items.map(({ position, status, attempts }) => [position, status, attempts])).toEqual([
      [1, 'pending', 0],
      [2, 'completed', 1],
      [3, 'failed', 0],
      [4, 'cancelled', 0],
      [5, 'completed', 1],
      [6, 'failed', 0],
      [7, 'pending', 0],
      [8, 'completed', 1],
    ]);
    expect(items.map(({ customId }) => customId)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
    // What waits has not failed, although an earlier try did.
    expect(positions(items.filter((item) => 'error' in item))).toEqual([3, 6]);
    expect(items[2]).toMatchObject({ error: { code: 'provider_timeout' } });
    expect(items[0]).not.toHaveProperty('text');
    expect(items.map(({ excerpt }) => excerpt)).toEqual(
      items.map(({ position }) => numberedItems(8)[Number(position) - 1]?.text),
    );
  });

  it.each([
    ['pending', [[1], [7]]],
    ['completed', [[2], [5], [8]]],
    ['failed', [[3], [6]]],
    ['cancelled', [[4]]],
  ])('lists those that are %s alone, page by page', async (status, expected) => {
    const id = await mixedBatch();
    expect((await allPages(`/${id}/items?status=${status}&limit=1`)).map(positions)).toEqual(expected);
  });
});

describe('GET /batches/:id/results', () => {
  it('streams what has ended in the order of the upload, whatever became of it', async () => {
    const results = lines((await get(`/${await mixedBatch()}/results`)).body);
    expect(results.map(({ position, status }) => [position, status])).toEqual([
      [2, 'completed'],
      [3, 'failed'],
      [4, 'cancelled'],
      [5, 'completed'],
      [6, 'failed'],
      [8, 'completed'],
    ]);
    expect(results[0]).toMatchObject({ customId: 'c2', refinedText: expect.stringContaining('report 2,') });
    expect(results[1]).toMatchObject({ customId: 'c3', error: { code: 'provider_timeout' } });
    expect(results[1]).not.toHaveProperty('refinedText');
    expect(results[2]).not.toHaveProperty('error');
  });

  it('streams one line for each item in the order of the upload', async () => {
    const id = await upload(250);
    await drain(id);
    const reply = await get(`/${id}/results`);
    expect(reply.headers['content-type']).toContain('application/x-ndjson');
    const results = lines(reply.body);
    expect(results.map(({ position }) => position)).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 1),
    );
    expect(results[41]).toMatchObject({
      customId: 'c42',
      status: 'completed',
      provider: 'local',
      checks: { passed: true, lost: [] },
      refinedText: expect.stringContaining('report 42'),
    });
    expect(results[41]).not.toHaveProperty('error');
  });

  it('brings back what was uploaded: the metadata in CSV, and the prompts where they are asked for', async () => {
    const items = [
      { text: 'Could you please write 3 lines?', metadata: { team: 'x' } },
      { text: 'Name 2 rivers, quickly.', metadata: { row: '2', team: 'y,z' } },
    ];
    const reply = await test.post(member, '/api/v1/batches', { items });
    const { id } = reply.json();
    await drain(id);
    const csv = async (query: string) => (await get(`/${id}/results?format=csv${query}`)).body.split('\r\n');
    const [header, first, second] = await csv('');
    expect(header).toMatch(/,refinerVersion,metadata\.row,metadata\.team$/);
    expect(first).toMatch(/\.\d+,,x$/);
    expect(second).toMatch(/\.\d+,2,"y,z"$/);
    const [withText, ...rows] = await csv('&include=text');
    expect(withText).toMatch(/,refinerVersion,text,metadata\.row,metadata\.team$/);
    expect(rows[1]).toMatch(/\.\d+,"Name 2 rivers, quickly\.",2,"y,z"$/);
    expect(lines((await get(`/${id}/results`)).body)[0]).not.toHaveProperty('text');
    expect(lines((await get(`/${id}/results?include=text`)).body).map(({ text }) => text)).toEqual(
      items.map(({ text }) => text),
    );
    expectProblem(await get(`/${id}/results?include=all`), 400, 'validation_failed');
  });

  it('says what was done, by which version and at what cost, and of a target whether it was reached', async () => {
    const id = await upload(2, '?targetTokens=1');
    await drain(id);
    const [first] = lines((await get(`/${id}/results`)).body);
    expect(first).toMatchObject({
      explanation: expect.stringMatching(/ tokens .+ kept\.$/),
      refinerVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      mode: 'direct',
      usage: { spentTokens: 0 },
      paysAfterUses: null,
      targetTokens: 1,
      targetReached: false,
    });
    expect(first).not.toHaveProperty('edits');
    const whole = await test.get(member, `/api/v1/optimize/${first?.optimizationId}?include=edits`);
    expect(whole.json().edits.length).toBeGreaterThan(0);
    const csv = (await get(`/${id}/results`, { accept: 'text/csv' })).body.split('\r\n');
    expect(csv[0]).toMatch(/,explanation,targetReached,refinerVersion$/);
    expect(csv[1]).toMatch(/ kept\."?,false,\d+\.\d+\.\d+$/);
  });

  it('has what is done while the batch runs, and says what was cancelled', async () => {
    const id = await upload(25);
    expect((await get(`/${id}/results`)).body).toBe('');
    await takeTurn(test.ctx, ledger, id);
    expect(lines((await get(`/${id}/results`)).body)).toHaveLength(10);
    await post(`/${id}/cancel`);
    const results = lines((await get(`/${id}/results`)).body);
    expect(results).toHaveLength(25);
    expect(results.slice(10).every(({ status }) => status === 'cancelled')).toBe(true);
  });

  it('is CSV where that is asked for, with a row a client can read back', async () => {
    const text = 'Please keep this:\n"quoted, with commas"\nDo not exceed 50 words. Thank you!';
    const reply = await sendFile(JSON.stringify({ text, customId: 'a,"b"' }));
    const { id } = reply.json();
    await drain(id);
    const csv = await get(`/${id}/results`, { accept: 'text/csv' });
    expect(csv.headers['content-type']).toContain('text/csv');
    const [header, ...rows] = csv.body.split('\r\n');
    expect(header).toMatch(/^position,customId,status,refinedText,/);
    expect(rows).toHaveLength(2);
    const quoted = '"[^"]*\\n""quoted, with commas""\\n[^"]*"';
    expect(rows[0]).toMatch(new RegExp(`^1,"a,""b""",completed,${quoted},\\d+,\\d+,[\\d.]+,local,`));
    expect(rows[1]).toBe('');
    const browser = { accept: 'text/html,*/*;q=0.8' };
    expect((await get(`/${id}/results?format=csv`, browser)).body).toBe(csv.body);
    const ndjson = await get(`/${id}/results?format=ndjson`, { accept: 'text/csv' });
    expect(lines(ndjson.body)).toEqual([expect.objectContaining({ customId: 'a,"b"' })]);
  });

  it('says so where an optimization was deleted meanwhile', async () => {
    const id = await upload(2);
    await drain(id);
    const [first] = lines((await get(`/${id}/results`)).body);
    await test.delete(member, `/api/v1/optimize/${first?.optimizationId}`);
    const [gone, kept] = lines((await get(`/${id}/results`)).body);
    expect(gone).toMatchObject({ position: 1, error: { code: 'optimization_deleted' } });
    expect(kept).toMatchObject({ position: 2, refinedText: expect.any(String) });
  });
});

describe('changing a batch', () => {
  it('cancels, refuses to cancel again, deletes', async () => {
    const id = await upload(25);
    await takeTurn(test.ctx, ledger, id);
    const cancelled = await post(`/${id}/cancel`);
    expect(cancelled.statusCode).toBe(200);
    expect(cancelled.json()).toMatchObject({ status: 'cancelled', counts: { completed: 10, cancelled: 15 } });
    expectProblem(await post(`/${id}/cancel`), 409, 'batch_finished');
    expectProblem(await post(`/${id}/retry`), 409, 'nothing_to_retry');
    const usage = (await test.get(member, '/api/v1/usage')).json();
    expect(usage).toMatchObject({ used: 10, reserved: 0 });
    const remove = () => test.delete(member, `${URL}/${id}`);
    expect((await remove()).statusCode).toBe(204);
    expectProblem(await remove(), 404, 'batch_not_found');
  });

  it('does not delete an open batch', async () => {
    const id = await upload(1);
    expectProblem(await test.delete(member, `${URL}/${id}`), 409, 'batch_not_finished');
    expectProblem(await post(`/${id}/retry`), 409, 'batch_not_finished');
  });
});

describe('Idempotency-Key on an upload', () => {
  it('makes one batch of the same file sent twice, and refuses another file', async () => {
    const key = { 'idempotency-key': 'upload-1' };
    const first = await sendFile(ndjson(3), key);
    const second = await sendFile(ndjson(3), key);
    expect(second.statusCode).toBe(202);
    expect(second.json()).toEqual(first.json());
    expect(second.headers.location).toBe(first.headers.location);
    expectProblem(await sendFile(ndjson(4), key), 422, 'idempotency_key_reused');
    expectProblem(await sendFile(ndjson(3), key, '?strategy=GPT'), 422, 'idempotency_key_reused');
    expect((await get()).json()).toHaveLength(1);
  });

  it('makes one batch of the same file sent twice at the same time', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => sendFile(ndjson(3), { 'idempotency-key': 'upload-2' })),
    );
    const accepted = replies.filter(({ statusCode }) => statusCode === 202);
    expect(accepted.length).toBeGreaterThan(0);
    for (const reply of replies) {
      if (reply.statusCode !== 202) expectProblem(reply, 409, 'idempotency_in_progress');
    }
    expect(new Set(accepted.map((reply) => reply.json().id)).size).toBe(1);
    expect((await get()).json()).toHaveLength(1);
  });
});
