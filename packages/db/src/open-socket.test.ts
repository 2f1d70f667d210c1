import { createServer, type Server } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDb, type Db } from './create-db.ts';
import { sendAsTenant } from './send-as-tenant.ts';
import { withTenant } from './tenant.ts';

const ORGANIZATION_ID = '01890000-0000-7000-8000-000000000000';

let server: Server;
let db: Db;
let connections = 0;

/** A proxy whose Postgres is away: it takes a connection and closes it. */
beforeEach(async () => {
  connections = 0;
  server = createServer((socket) => {
    connections++;
    socket.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `postgres://user:secret@127.0.0.1:${port}/refinery`;
  db = createDb({ url, role: 'refinery_app', maxConnections: 2, applicationName: 'test' });
});
afterEach(async () => {
  await db.$client.end({ timeout: 1 });
  server.close();
});

/** The code of the failure, however deep. */
const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
  let error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  while (error instanceof Error && error.cause) error = error.cause;
  return error instanceof Error && 'code' in error ? error.code : error;
};

describe('a server that closes every connection before it says a word', () => {
  it('fails what is asked of it, instead of being tried without end', async () => {
    const select = sql`select 1`;
    expect(await codeOf(db.execute(select))).toBe('ECONNRESET');
    const transaction = withTenant(db, ORGANIZATION_ID, (tx) => tx.execute(select));
    expect(await codeOf(transaction)).toBe('ECONNRESET');
    expect(await codeOf(sendAsTenant(db, ORGANIZATION_ID, [select]))).toBe('ECONNRESET');
    const many = Array.from({ length: 6 }, () => codeOf(db.execute(select)));
    expect(new Set(await Promise.all(many))).toEqual(new Set(['ECONNRESET']));
    expect(connections).toBeLessThanOrEqual(9);
  });
});
