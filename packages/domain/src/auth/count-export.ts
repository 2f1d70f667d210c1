import type { Context } from '../context/context.ts';
import { countMailAsked } from './internal/failure-limit.ts';
import { exportSubjects } from './internal/subjects.ts';

/**
 * Counts an export of a person's data, which is much work and a mail. Errors: `rate_limited`, after three
 * within a day.
 */
export const countExport = (ctx: Pick<Context, 'throttle'>, userId: string): Promise<void> =>
  countMailAsked(ctx, exportSubjects(userId));
