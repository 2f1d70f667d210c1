import { isLost } from '@refinery/db/lost-connection.ts';
import { RefusedToStart } from '@refinery/db/refused-to-start.ts';
import { EnvironmentError } from '../environment.ts';
import type { StartFailure } from './database-failures.ts';
import { findDatabaseFailure } from './find-database-failure.ts';

/** What a system says of an address that a process cannot listen on. */
const LISTENING: Record<string, string> = {
  EADDRINUSE: 'Another program listens there. Stop it, or set another PORT (worker: WORKER_PORT).',
  EACCES: 'This user may not use that port. Choose one from 1024 on.',
  EADDRNOTAVAIL: 'This machine does not have that address. Correct HOST, WORKER_HOST or METRICS_HOST.',
};

/**
 * Why a process could not start, for people at a console: the line that begins with ✖ is the reason, and what
 * to do follows. Where a server may be the reason, it is asked, so that the words are those of the doctor.
 * Repeats no secret.
 */
export async function describeStartFailure(
  error: unknown,
  env: Record<string, string | undefined>,
): Promise<string> {
  if (error instanceof EnvironmentError) return `✖ ${error.message}`;
  const reason = innermost(error);
  const known = listenFailure(reason) ?? (isOfDatabase(reason) ? await databaseFailureOf(env) : undefined);
  if (known) return `✖ ${known.problem}\n  → ${known.advice}`;
  if (reason instanceof RefusedToStart) return `✖ ${reason.message}`;
  if (!(reason instanceof Error)) return `✖ ${String(reason)}`;
  const frames = (reason.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`✖ ${reason.message}`, ...frames].join('\n');
}

/** Whether Postgres said it, or the way to it is cut. */
const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error && ('severity' in error || isLost(error));

function listenFailure(error: unknown): StartFailure | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined;
  const advice = LISTENING[String(error.code)];
  if (error.syscall !== 'listen' || !advice) return undefined;
  return { problem: `It cannot listen (${error.message}).`, advice };
}

async function databaseFailureOf({
  DATABASE_URL,
  NODE_ENV,
}: Record<string, string | undefined>): Promise<StartFailure | undefined> {
  return DATABASE_URL ? findDatabaseFailure(DATABASE_URL.trim(), NODE_ENV === 'production') : undefined;
}

/** The error around that of a database repeats the whole statement. */
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error;
}
