const FOREIGN_KEY_VIOLATION = '23503';

/** Tables that rows of others refer to. */
export const REFERRED_TABLES = [
  'organizations',
  'scim_users',
  'scim_groups',
  'users',
  'batch_jobs',
  'work_jobs',
  'user_exports',
  'projects',
  'datasets',
  'evaluators',
  'executions',
  'runs',
  'ab_tests',
  'prompts',
  'publications',
  'chat_sessions',
  'api_keys',
  'spend_leases',
  'memberships',
  'sso_connections',
] as const;
export type ReferredTable = (typeof REFERRED_TABLES)[number];

/**
 * Where a row was written that refers to a row that is gone by now: the table of that row; null for any other
 * error. Known by the name of the foreign key, `<table>_<column>_<referred table>_id_fk`: Postgres tells no
 * more where row-level security holds.
 */
export function missingReference(error: unknown): ReferredTable | null {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const { code, constraint_name } = { code: '', constraint_name: '', ...inner };
    if (code === FOREIGN_KEY_VIOLATION) return referredTable(constraint_name);
  }
  return null;
}

/** The table that a foreign key of this name refers to. */
export const referredTable = (constraint: string): ReferredTable | null =>
  REFERRED_TABLES.find((table) => constraint.endsWith(`_${table}_id_fk`)) ?? null;
