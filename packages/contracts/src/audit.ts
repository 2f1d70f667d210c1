/** What can be done to the things of an organization: what is written into the audit log. */
export const AUDIT_ACTIONS = [
  'organization.create',
  'session.create',
  'session.end',
  'api-key.create',
  'api-key.delete',
  'provider.save',
  'provider.delete',
  'verification.save',
  'optimization.delete',
  'batch.create',
  'batch.cancel',
  'batch.retry',
  'batch.delete',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
