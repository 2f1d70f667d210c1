import { randomUUID } from 'node:crypto';
import type { BatchLedger } from '@refinery/testing/batch-ledger.ts';

interface LargeBatch {
  organizationId: string;
  items: number;
  refinedText: string;
}

/** An ended batch with results of any size, as if it had been refined. */
export async function insertLargeBatch({ sql }: BatchLedger, batch: LargeBatch): Promise<string> {
  const { organizationId, items, refinedText } = batch;
  const id = randomUUID();
  await sql`
    insert into batch_jobs (id, organization_id, status, options, total, completed)
    values (${id}, ${organizationId}, 'completed', '{}', ${items}, ${items})`;
  await sql`
    with made as (
      insert into optimizations (id, organization_id, batch_id, status, provider, model, strategy, compression_level,
        output_format, original_text, refined_text, original_tokens, refined_tokens, savings_percentage, scores,
        checks, latency_ms)
      select gen_random_uuid(), ${organizationId}, ${id}, 'completed', 'local', 'local', 'UNIVERSAL', 'medium',
        'default', 'x', ${refinedText}, 1, 1, -3.5, '{"integrity":1,"efficiency":1,"complexity":1}',
        '{"passed":true,"lost":[]}', 1
      from generate_series(1, ${items}::integer) returning id
    )
    insert into batch_items (id, organization_id, batch_id, position, custom_id, status, optimization_id, outcome)
    select gen_random_uuid(), ${organizationId}, ${id}, row_number() over (), 'c' || row_number() over (),
      'completed', id, jsonb_build_object('original', 100, 'refined', 60, 'savings', row_number() over () % 111 - 10,
        'passed', row_number() over () % 10 <> 0, 'doubtful', '{}'::jsonb,
        'lost', case when row_number() over () % 10 = 0 then '{"quantity": 2}'::jsonb else '{}'::jsonb end)
    from made`;
  return id;
}
