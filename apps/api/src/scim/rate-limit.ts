import type { Directory } from '@refinery/domain/scim/directory.ts';
import { createRateCounter } from '../plugins/rate-limit-store.ts';
import { tooManyRequests } from '../plugins/too-many-requests.ts';
import type { AppOptions } from '../types.ts';

/** As reads of the API: a directory asks for each person before it changes them. */
const REQUESTS_PER_WRITE = 10;

/** Counts a request of a directory, apart from those of its organization. Errors: `rate_limited`. */
export function createDirectoryLimit({ ctx, config }: Pick<AppOptions, 'ctx' | 'config'>) {
  const count = createRateCounter(ctx.redis, ctx.logger);
  return async ({ organizationId, plan }: Directory): Promise<void> => {
    const allowed = ctx.settings.plans[plan].requestRate * REQUESTS_PER_WRITE;
    if (allowed === 0) return;
    const { current, ttl } = await count(`${organizationId}:scim`, config.RATE_LIMIT_WINDOW_SECONDS * 1_000);
    if (current > allowed) throw tooManyRequests(ttl);
  };
}
