import type { Context } from '@refinery/domain/context/context.ts';
import postgres, { type Sql } from 'postgres';

const urls = new WeakMap<Context['systemDb'], string>();

/** Remembers who may do everything in the database of a context. */
export const rememberSuperuser = (ctx: Pick<Context, 'systemDb'>, url: string): void =>
  void urls.set(ctx.systemDb, url);

/** Does in a context's database what no role of the product may: other plans, other roles, the rows of everybody. */
export async function asSuperuser<T>(
  ctx: Pick<Context, 'systemDb'>,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const url = urls.get(ctx.systemDb);
  if (!url) throw new Error('The context was not opened by openTestContext.');
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
