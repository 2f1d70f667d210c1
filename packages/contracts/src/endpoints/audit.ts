import { Type } from 'typebox';
import { AuditEntrySchema, AuditExportQuery, AuditLogQuery, AuditVerificationSchema } from '../audit.ts';
import { endpoint } from '../endpoint.ts';

const tag = {
  name: 'Audit',
  description: 'Who changed what, in a log that shows where it was tampered with',
};

export const listAuditLogEndpoint = endpoint({
  operationId: 'listAuditLog',
  method: 'GET',
  path: '/api/v1/audit-log',
  access: 'audit:read',
  tag,
  summary: 'List what was changed, by whom',
  description: 'Newest first. All filters that are given have to fit. Admins only.',
  query: AuditLogQuery,
  reply: { 200: Type.Array(AuditEntrySchema) },
  errors: [],
  page: true,
});

export const exportAuditLogEndpoint = endpoint({
  operationId: 'exportAuditLog',
  suspended: true,
  method: 'GET',
  path: '/api/v1/audit-log/export',
  access: 'audit:read',
  tag,
  summary: 'Stream the audit log, oldest first',
  description:
    'NDJSON, one line for each row, the one that records this export among them. Without filters the lines are the whole chain, which anybody can verify with them alone. A stream whose reader takes nothing for 60 s is cut, and an organization may have 4 at the same time. Admins only.',
  query: AuditExportQuery,
  reply: { 200: { media: { 'application/x-ndjson': AuditEntrySchema } } },
  errors: [],
});

export const verifyAuditLogEndpoint = endpoint({
  operationId: 'verifyAuditLog',
  method: 'GET',
  path: '/api/v1/audit-log/verify',
  access: 'audit:read',
  tag,
  summary: 'Verify the chain of the audit log',
  description:
    'Reads every row of the organization and says where the first one is that was changed, removed, moved or added. One at a time for each organization. Admins only.',
  reply: { 200: AuditVerificationSchema },
  errors: [],
});

export const auditEndpoints = [listAuditLogEndpoint, exportAuditLogEndpoint, verifyAuditLogEndpoint] as const;
