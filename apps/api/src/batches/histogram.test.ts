import { openBatchLedger } from '@refinery/testing/batch-ledger.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';
import { insertLargeBatch } from './testing/large-batch.ts';

/** `HISTOGRAM_ITEMS=100000` for the largest batch. */
const ITEMS = Number(process.env.HISTOGRAM_ITEMS ?? 1_110);

const test = fixture(openTestApp);
const ledger = fixture(() => openBatchLedger(test.databaseUrl));

it('counts all items of a batch in bins, and losses by kind', async () => {
  const member = await buildMember(test.ctx);
  const { organizationId } = member;
  const id = await insertLargeBatch(ledger, { organizationId, items: ITEMS, refinedText: 'x' });
  const started = performance.now();
  const reply = await test.get(member, `/api/batches/${id}/histogram`);
  if (ITEMS > 10_000) process.stderr.write(`${Math.round(performance.now() - started)} ms\n`);
  expect(reply.statusCode).toBe(200);
  const { counted, savings, losses } = reply.json();
  expect(counted).toBe(ITEMS);
  expect(savings).toHaveLength(20);
  // Savings go from -10 to 100, each as often.
  const all = Array.from({ length: ITEMS }, (_, n) => ((n + 1) % 111) - 10);
  for (const { from, to, items } of savings) {
    const inside = all.filter((value) => (from === null || value >= from) && (to === null || value < to));
    expect(items).toBe(inside.length);
  }
  const tenth = Math.floor(ITEMS / 10);
  expect(losses).toEqual([{ kind: 'quantity', lost: 2 * tenth, doubtful: 0, items: tenth }]);

  const [item] = (await test.get(member, `/api/batches/${id}/items?cursor=9&limit=1`)).json();
  expect(item).toMatchObject({
    position: 10,
    tokens: { original: 100, refined: 60 },
    checksPassed: false,
    lost: 2,
    doubtful: 0,
  });

  const stranger = await buildMember(test.ctx);
  const hidden = await test.get(stranger, `/api/batches/${id}/histogram`);
  expectProblem(hidden, 404, 'batch_not_found');
});
