import { EXAMPLE_TIME, exampleId } from './ids.ts';

const hash = 'b8bd4d6b3e2d3a0c4a1a9a0f5d1d7f9f6a3c8e5b7d2f4a6c8e0b1d3f5a7c9e1b';

export const auditEntryExample = {
  id: exampleId('audit-entry'),
  organizationId: exampleId('organization'),
  sequence: 2,
  actorKind: 'user',
  userId: exampleId('user'),
  apiKeyId: null,
  actorName: null,
  action: 'api-key.create',
  target: exampleId('api-key'),
  before: null,
  after: { name: 'CI', prefix: 'prk_4bY7mQz1', scopes: ['optimizations:read'], expiresAt: null },
  address: '192.0.2.7',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
  requestId: '6f1c2c4e-8f0b-4a53-9d2e-3f6a7b1c9d10',
  createdAt: EXAMPLE_TIME,
  previousHash: '0f5d1d7f9f6a3c8e5b7d2f4a6c8e0b1d3f5a7c9e1bb8bd4d6b3e2d3a0c4a1a9a',
  hash,
  digests: {
    address: '7d2f4a6c8e0b1d3f5a7c9e1bb8bd4d6b3e2d3a0c4a1a9a0f5d1d7f9f6a3c8e5b',
    userAgent: '1d3f5a7c9e1bb8bd4d6b3e2d3a0c4a1a9a0f5d1d7f9f6a3c8e5b7d2f4a6c8e0b',
    'after.name': '4a1a9a0f5d1d7f9f6a3c8e5b7d2f4a6c8e0b1d3f5a7c9e1bb8bd4d6b3e2d3a0c',
  },
  salts: {
    address: '0c4a1a9a0f5d4d7f9f6a3c8e5b7d2f4a',
    userAgent: '6c8e0b1d3f5a4c9e9bb8bd4d6b3e2d3a',
    'after.name': '5b7d2f4a6c8e4b1d8f5a7c9e1bb8bd4d',
  },
};

export const auditVerificationExample = {
  valid: true,
  rows: 2,
  firstBroken: null,
  head: { sequence: 2, hash },
};
