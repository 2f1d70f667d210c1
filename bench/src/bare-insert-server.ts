import Fastify from 'fastify';
import postgres from 'postgres';

/** The baseline of the sync path: a bare Fastify route that does one INSERT on the same Postgres. */
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, onnotice: () => undefined });
await sql`create table if not exists bench_insert (id bigint generated always as identity primary key, text text not null)`;
const app = Fastify();
app.post<{ Body: { text: string } }>('/insert', async (request) => {
  const [row] = await sql`insert into bench_insert (text) values (${request.body.text}) returning id`;
  return { id: row?.id };
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.send?.({ kind: 'ready' });
process.on('SIGTERM', () => process.exit(0));
