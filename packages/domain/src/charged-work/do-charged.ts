import type { ActorContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { failureOf, toDomainError } from '../usage/failure.ts';
import { refundQuota } from '../usage/quota.ts';
import { type ChargedKind, type ChargedTable, chargeOf, isProcessing } from './charged-kind.ts';

/**
 * The life of a charged request: it begins as a row that is charged, its work is done, and it is completed,
 * or it fails and is given back. If the process dies between, `recoverAbandoned` fails it and gives it back;
 * one that was given up like that and goes on all the same stays failed.
 * @param work gets the time at which it began, by `performance.now()`
 * Errors: those of `begin` and of the work; `service_unavailable` for one that was given up.
 */
export async function doCharged<T extends ChargedTable, Row extends { id: string }, Result, Done>(
  ctx: ActorContext,
  kind: ChargedKind<T, Row, Result, Done>,
  row: Row,
  work: (started: number) => Promise<Result>,
): Promise<Done> {
  const started = performance.now();
  await kind.begin(ctx, row);
  try {
    const done = await kind.complete(ctx, row, await work(started));
    if (done !== null) return done;
    throw new DomainError(
      'service_unavailable',
      'The request took too long and was stopped. It was not counted. Send it again.',
    );
  } catch (error) {
    return failCharged(ctx, kind, row, error, started);
  }
}

/**
 * Stores why a request in progress failed and gives back what it was charged, both or neither. Throws the
 * error as its caller is told it.
 */
export async function failCharged<T extends ChargedTable, Row extends { id: string }>(
  ctx: ActorContext,
  kind: Omit<ChargedKind<T, Row, never, unknown>, 'begin' | 'complete'>,
  row: Row,
  error: unknown,
  started: number,
): Promise<never> {
  const { name, table } = kind;
  const about = { [`${name}Id`]: row.id };
  const failure = failureOf(error);
  if (failure.code === 'internal_error') ctx.logger.error({ err: error, ...about }, `${name} failed`);
  const columns = await kind.failedColumns(ctx, row, failure, started);
  await ctx.tenant
    .run(async (tx) => {
      const failed = await tx
        .update(table)
        .set(columns)
        .where(whereOwn(ctx, table, row.id, isProcessing(table)))
        .returning({ id: table.id });
      if (failed.length) await refundQuota(tx, chargeOf(ctx, kind));
    })
    .catch((cause: unknown) => ctx.logger.error({ err: cause, ...about }, 'failure not recorded'));
  throw toDomainError(error);
}
