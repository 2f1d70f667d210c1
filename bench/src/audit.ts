import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { median } from './median.ts';
import { startBenchServices } from './services.ts';

/**
 * Recorded changes a second, many at once: transactions that write one row into the audit log, in one
 * organization and in as many as there are connections. The baseline, in turn with it: the same without the
 * chain.
 */
const ROUNDS = 5;
const CHANGES = 2_000;
const CONNECTIONS = 16;

const services = await startBenchServices();
const admin = postgres(services.ownerDatabaseUrl, { max: 1, onnotice: () => undefined });
const app = postgres(services.ownerDatabaseUrl, {
  max: CONNECTIONS,
  onnotice: () => undefined,
  connection: { role: 'refinery_app' },
});
try {
  const organizations = Array.from({ length: CONNECTIONS }, () => randomUUID());
  for (const id of organizations)
    await admin`insert into organizations (id, name, slug) values (${id}, 'Bench', ${id})`;
  for (const count of [1, CONNECTIONS]) {
    const among = organizations.slice(0, count);
    const rates: Record<'bare' | 'chained', number[]> = { bare: [], chained: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const [bare, chained] = [await rate('disable', among), await rate('enable', among)];
      // The first one opens connections and plans statements.
      if (round) rates.bare.push(bare);
      if (round) rates.chained.push(chained);
    }
    const [bare, chained] = [median(rates.bare), median(rates.chained)];
    console.log(
      `${count} organizations: bare ${bare.toFixed(0)}/s, chained ${chained.toFixed(0)}/s, bare/this ${(bare / chained).toFixed(2)}`,
    );
  }
  await verificationRate(organizations[0] ?? '');
} finally {
  await Promise.all([app.end(), admin.end()]);
  await services.stop();
}

async function rate(chain: 'enable' | 'disable', among: readonly string[]): Promise<number> {
  await admin.unsafe(`alter table audit_log ${chain} trigger chain_audit_log`);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      const organization = among[connection % among.length] ?? '';
      for (let change = 0; change < CHANGES / CONNECTIONS; change++) await record(organization);
    }),
  );
  return CHANGES / ((performance.now() - started) / 1_000);
}

async function record(organization: string): Promise<void> {
  await app.begin(async (sql) => {
    await sql`select set_config('app.organization_id', ${organization}, true)`;
    await sql`
      insert into audit_log (id, organization_id, actor_kind, actor_name, action, target, before, after)
      values (${randomUUID()}, ${organization}, 'system', 'bench', 'note.update', 'x',
        '{"name": "before", "scopes": ["a", "b"]}', '{"name": "after", "scopes": ["a", "b", "c"]}')`;
  });
}

/** How fast the database hashes what it holds. */
async function verificationRate(organization: string): Promise<void> {
  const started = performance.now();
  const [found] = await admin`
    select count(*)::int as rows, count(*) filter (where hash = audit_hash(a))::int as fitting
    from audit_log a where organization_id = ${organization} and sequence is not null`;
  const seconds = (performance.now() - started) / 1_000;
  console.log(`verified ${found?.fitting} of ${found?.rows} rows, ${(found?.rows / seconds).toFixed(0)}/s`);
}
