import { apiKeys } from './schema/api-keys.ts';
import { auditLog } from './schema/audit-log.ts';
import { batchItems, batchJobs, batchLanes } from './schema/batches.ts';
import { checkCounts } from './schema/check-counts.ts';
import { idempotencyKeys } from './schema/idempotency-keys.ts';
import { memberships } from './schema/memberships.ts';
import { optimizations } from './schema/optimizations.ts';
import { organizations } from './schema/organizations.ts';
import { providerConfigs } from './schema/providers.ts';
import { sessions } from './schema/sessions.ts';
import { subscriptions } from './schema/subscriptions.ts';
import { usageCounters } from './schema/usage-counters.ts';
import { users } from './schema/users.ts';
import { workItems, workJobs, workLanes } from './schema/work.ts';

/** Every table, for the Drizzle client. */
export const schema = {
  apiKeys,
  auditLog,
  batchItems,
  batchJobs,
  batchLanes,
  checkCounts,
  idempotencyKeys,
  memberships,
  optimizations,
  organizations,
  providerConfigs,
  sessions,
  subscriptions,
  usageCounters,
  users,
  workItems,
  workJobs,
  workLanes,
};
