import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import { missingReference, type ReferredTable } from '@refinery/db/missing-reference.ts';

/**
 * What a caller is told of something that was deleted while their request wrote of it: what they would be
 * told a moment later.
 */
const NOT_FOUND: Record<ReferredTable, ErrorCode> = {
  organizations: 'organization_not_found',
  users: 'user_not_found',
  batch_jobs: 'batch_not_found',
  user_exports: 'export_not_found',
  projects: 'project_not_found',
  datasets: 'dataset_not_found',
  evaluators: 'evaluator_not_found',
  executions: 'execution_not_found',
  runs: 'run_not_found',
  ab_tests: 'ab_test_not_found',
  prompts: 'prompt_not_found',
  publications: 'published_prompt_not_found',
  chat_sessions: 'session_not_found',
  api_keys: 'api_key_not_found',
  memberships: 'member_not_found',
  sso_connections: 'connection_not_found',
  // Only directories know of these: sent again, the request is refused in their words.
  scim_users: 'service_unavailable',
  scim_groups: 'service_unavailable',
  // What calls to models hold of a budget is nothing that callers know.
  spend_leases: 'service_unavailable',
  // Of the jobs of durable work, callers know deliveries alone.
  work_jobs: 'webhook_delivery_not_found',
};

/** What to say where a row was to refer to something that is gone by now; null for any other error. */
export function codeOfMissing(error: unknown): ErrorCode | null {
  const table = missingReference(error);
  return table && NOT_FOUND[table];
}
