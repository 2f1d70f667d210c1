import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { getTableName } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { chargedKinds } from '../registries/charged-kinds.ts';
import { recoverAbandoned } from './recover-abandoned.ts';

const test = fixture(openTestContext);

/** One request of each organization, whose process died. */
const OF_TABLES: Record<string, string> = {
  optimizations: `
    insert into optimizations (id, organization_id, status, provider, strategy, compression_level, output_format,
      original_text, original_tokens, created_at)
    select gen_random_uuid(), id, 'processing', 'openai', 'UNIVERSAL', 'medium', 'default', 'Hi', 1, now() - interval '1 hour'
    from organizations`,
  enrichments: `
    insert into enrichments (id, organization_id, status, input_hash, strict, original_text, provider, created_at)
    select gen_random_uuid(), id, 'processing', 'hash', false, 'Hi', 'openai', now() - interval '1 hour'
    from organizations`,
};

it.each(chargedKinds)('$meter.name of many organizations are given back page by page', async (kind) => {
  await asSuperuser(test.ctx, async (sql) => {
    await sql`
      insert into organizations (id, name, slug)
      select gen_random_uuid(), 'Other', 'other-' || i from generate_series(1, 501) i on conflict do nothing`;
    await sql.unsafe(OF_TABLES[getTableName(kind.table)] ?? '');
  });
  const recover = () => recoverAbandoned(test.ctx, kind);
  expect([await recover(), await recover(), await recover()]).toEqual([500, 1, 0]);
});
