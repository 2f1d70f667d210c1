import type { Kind, Row, WorkItem, WorkJob } from './kind.ts';
import type { JobId } from './tables.ts';

/**
 * A job from its columns `user_id`, `api_key_id` and `options`. Throws where the options are not of the kind.
 */
export const readJob = <O>(kind: Kind<O>, { jobId, organizationId }: JobId, row: Row): WorkJob<O> => ({
  id: jobId,
  organizationId,
  userId: textOrNull(row.user_id),
  apiKeyId: textOrNull(row.api_key_id),
  options: kind.options.Parse(row.options),
});

export const readItem = <O, P>(kind: Kind<O, P>, row: Row): WorkItem & P => ({
  ...kind.readPayload(row),
  id: String(row.id),
  position: Number(row.position),
  attempts: Number(row.attempts),
});

export const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const dateOrNull = (value: unknown): Date | null =>
  value instanceof Date || typeof value === 'string' ? new Date(value) : null;
