import { Type } from 'typebox';
import { AuditEntrySchema, AuditExportQuery, AuditLogQuery, AuditVerificationSchema } from '../audit.ts';
import { endpoint } from '../endpoint.ts';

const tag = {
  name: 'Audit',
  description: 'Who changed what. The log shows if anybody changed it afterwards',
};

export const listAuditLogEndpoint = endpoint({
  operationId: 'listAuditLog',
  method: 'GET',
  path: '/api/v1/audit-log',
  access: 'audit:read',
  tag,
  summary: 'List what was changed, by whom',
  description: 'Newest first. A row must match all filters. Admins only.',
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
    'NDJSON, one line for each row, including the row that records this export. Without filters you get the whole chain, and anybody can verify it without this service. The stream is closed if you read nothing from it for 60 s. An organization may have 4 such streams at the same time. Admins only.',
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
    'Reads every row of the organization and finds the first place where a row was changed, removed, moved or added. Each organization can run one verification at a time. Admins only.',
  reply: { 200: AuditVerificationSchema },
  errors: [],
});

export const auditEndpoints = [listAuditLogEndpoint, exportAuditLogEndpoint, verifyAuditLogEndpoint] as const;
