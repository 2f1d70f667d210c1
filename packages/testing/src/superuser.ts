import type { Context } from '@refinery/domain/context/context.ts';
import postgres, { type Sql } from 'postgres';

const opened = new WeakMap<Context['systemDb'], { url: string; identities: Context['identities'] }>();

/** Remembers who may do everything in the database of a context. */
export const rememberSuperuser = (
  { systemDb, identities }: Pick<Context, 'systemDb' | 'identities'>,
  url: string,
): void => void opened.set(systemDb, { url, identities });

/**
 * Does in a context's database what no role of the product may: other plans, other roles, the rows of
 * everybody.
 */
export async function asSuperuser<T>(
  ctx: Pick<Context, 'systemDb'>,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const known = opened.get(ctx.systemDb);
  if (!known) throw new Error('The context was not opened by openTestContext.');
  const sql = postgres(known.url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
    // What was changed of who calls is known to the context by then.
    await known.identities.caughtUp();
  }
}
