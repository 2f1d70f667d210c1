import { BuiltStatement, build, type Statement } from './built-statement.ts';
import type { Db } from './create-db.ts';

export type Row = Record<string, unknown>;

export interface SendOptions {
  /**
   * False where losing the transaction with a power cut is harmless, because a later durable one brings it to
   * the disk: it then commits without waiting, and its row locks are held that much shorter. Default true.
   */
  durable?: boolean;
  /**
   * How long a statement waits for a lock before it fails, in milliseconds; 0, the default: as long as it
   * takes.
   */
  lockTimeoutMs?: number;
}

/** Statements of one organization. */
export interface TenantPart {
  organizationId: string;
  statements: readonly Statement[];
}

/**
 * Runs statements in one transaction that sees the rows of one organization only, like `withTenant`, but
 * sends them all at once: one round trip between BEGIN and COMMIT however many there are. For statements none
 * of which depends on what another returns. Either all take effect or none.
 * @returns the rows of each statement, in order
 */
export async function sendAsTenant(
  db: Db,
  organizationId: string,
  statements: readonly Statement[],
  options: SendOptions = {},
): Promise<Row[][]> {
  const [rows = []] = await sendAsTenants(db, [{ organizationId, statements }], options);
  return rows;
}

/**
 * The same for several organizations in one transaction, each part under the setting of its own organization:
 * a statement in another's part finds none of its rows, and can write none.
 * @returns the rows of each statement of each part, in order
 */
export async function sendAsTenants(
  db: Db,
  parts: readonly TenantPart[],
  { durable = true, lockTimeoutMs = 0 }: SendOptions = {},
): Promise<Row[][][]> {
  const queries = parts.map(({ organizationId, statements }) => [
    new BuiltStatement("select set_config('app.organization_id', $1, true)", [organizationId]),
    ...statements.map(build),
  ]);
  // Not on a reserved connection, which would save BEGIN's and COMMIT's own round trips: when its server goes
  // away, postgres.js never ends the queries that wait for it, and loses it from the pool.
  return db.$client.begin(async (connection) => {
    // Goes out now, and so in the order of these calls: by itself a query waits until somebody waits for it.
    const send = ({ text, parameters }: BuiltStatement) =>
      connection.unsafe(text, parameters, { prepare: true }).execute();
    // Planned once: with a new plan for each value, planning for all partitions takes several times as long
    // as running.
    const settings = send(new BuiltStatement(SETTINGS, [durable ? 'on' : 'off', `${lockTimeoutMs}`]));
    const [, ...rows] = await Promise.all([settings, ...queries.map((part) => Promise.all(part.map(send)))]);
    return rows.map(([, ...ofStatements]) => ofStatements);
  });
}

const SETTINGS = `select set_config('synchronous_commit', $1, true), set_config('lock_timeout', $2, true),
  set_config('plan_cache_mode', 'force_generic_plan', true)`;
