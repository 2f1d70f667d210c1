import Fastify from 'fastify';
import postgres from 'postgres';

/**
 * The baseline of fetches: a bare Fastify route that reads one row by its primary key from the same Postgres.
 */
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10, onnotice: () => undefined });
const app = Fastify();
app.get<{ Querystring: { id: string } }>('/select', async (request) => {
  const [row] =
    await sql`select number, messages, config from prompt_versions where id = ${request.query.id}`;
  return row;
});
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
process.send?.({ kind: 'ready' });
process.on('SIGTERM', () => process.exit(0));
