import type { SQLWrapper } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Db } from './create-db.ts';

const dialect = new PgDialect();

type Parameter = string | number | boolean | Date | null | string[];

export interface SendOptions {
  /**
   * False where losing the transaction with a power cut is harmless, because a later durable one brings it to the
   * disk: it then commits without waiting, and its row locks are held that much shorter. Default true.
   */
  durable?: boolean;
}

/**
 * Runs statements in one transaction that sees the rows of one organization only, like `withTenant`, but sends them
 * all at once: one round trip between BEGIN and COMMIT however many there are. For statements none of which depends
 * on what another returns. Either all take effect or none.
 * @returns the rows of each statement, in order
 */
export async function sendAsTenant(
  db: Db,
  organizationId: string,
  statements: readonly SQLWrapper[],
  { durable = true }: SendOptions = {},
): Promise<Record<string, unknown>[][]> {
  const queries = statements.map((statement) => {
    const { sql, params } = dialect.sqlToQuery(statement.getSQL());
    return { sql, params: params.map(toParameter) };
  });
  // Not on a reserved connection, which would save BEGIN's and COMMIT's own round trips: when its server goes away,
  // postgres.js never ends the queries that wait for it, and loses it from the pool.
  return db.$client.begin((connection) => {
    // Queries go out in the order of these calls.
    const settings = connection.unsafe(
      "select set_config('app.organization_id', $1, true), set_config('synchronous_commit', $2, true)",
      [organizationId, durable ? 'on' : 'off'],
      { prepare: true },
    );
    const results = queries.map(({ sql, params }) => connection.unsafe(sql, params, { prepare: true }));
    return Promise.all([settings, ...results]).then(([, ...rows]) => rows);
  });
}

/** Drizzle encodes values for their column, but types them as unknown. */
function toParameter(value: unknown): Parameter {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(String);
  throw new TypeError(`A value of type ${typeof value} cannot be sent as a parameter.`);
}
