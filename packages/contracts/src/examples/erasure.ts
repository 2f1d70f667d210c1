import { EXAMPLE_OPTIMIZATION_ID, EXAMPLE_ORGANIZATION_ID, EXAMPLE_TIME, EXAMPLE_USER_ID } from './ids.ts';

export const deleteAccountExample = { password: 'a long pass phrase', code: '287082' };

export const erasureExample = {
  receipt: {
    id: EXAMPLE_OPTIMIZATION_ID,
    subject: { kind: 'user', id: EXAMPLE_USER_ID },
    requestedBy: { kind: 'user', userId: EXAMPLE_USER_ID, name: null },
    erasedAt: EXAMPLE_TIME,
    erased: { users: 1, memberships: 1, sessions: 2, api_keys: 1 },
    organizations: [
      { id: EXAMPLE_ORGANIZATION_ID, outcome: 'kept', auditEntries: 7, auditValues: 16, auditValuesKept: 0 },
    ],
    stays: { optimizations: 120, batch_jobs: 3 },
  },
  sha256: '0f5d1d7f9f6a3c8e5b7d2f4a6c8e0b1d3f5a7c9e1bb8bd4d6b3e2d3a0c4a1a9a',
};
