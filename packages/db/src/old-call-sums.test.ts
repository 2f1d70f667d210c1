import { expect, inject, it } from 'vitest';
import { newId } from './ids.ts';
import { applyMigrations, openOwnedDatabase, placeOf } from './testing/owned-database.ts';

const BY_PRICE = placeOf('sums_by_price');

it('of sums of earlier releases it is known that something was saved, and not what it was worth', async () => {
  const { admin, owner } = await openOwnedDatabase(inject('services'));
  await applyMigrations(owner, 0, BY_PRICE);
  const organizationId = newId();
  await admin`insert into organizations (id, name, slug) values (${organizationId}, 'Acme', ${organizationId})`;
  for (const [model, saved] of [
    ['a', { results: 5 }],
    ['b', {}],
  ] as const)
    await admin`
      insert into call_sums (organization_id, day, kind, provider, model, status, calls, input_tokens, cached_input_tokens,
        cache_write_tokens, output_tokens, reasoning_tokens, cost_micros, unpriced, latency_ms, saved)
      values (${organizationId}, '2026-03-01', 'gateway', 'openai', ${model}, 'completed', 3, 1, 0, 0, 1, 0, 1, 0, 1,
        ${admin.json(saved)})`;
  await applyMigrations(owner, BY_PRICE);
  const rows = await admin`select model, beginning, saved_calls as saved from call_sums order by model`;
  expect([...rows]).toEqual([
    { model: 'a', beginning: 'none', saved: 3 },
    { model: 'b', beginning: 'none', saved: 0 },
  ]);
});
