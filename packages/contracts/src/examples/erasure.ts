import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const deleteAccountExample = { password: 'a long pass phrase', code: '287082' };

export const erasureExample = {
  receipt: {
    id: exampleId('erasure'),
    subject: { kind: 'user', id: exampleId('user') },
    requestedBy: { kind: 'user', userId: exampleId('user'), name: null },
    erasedAt: EXAMPLE_TIME,
    erased: { users: 1, memberships: 1, sessions: 2, api_keys: 1 },
    organizations: [
      {
        id: exampleId('organization'),
        outcome: 'kept',
        auditEntries: 7,
        auditValues: 16,
        auditValuesKept: 0,
      },
    ],
    stays: { optimizations: 120, batch_jobs: 3 },
  },
  sha256: '0f5d1d7f9f6a3c8e5b7d2f4a6c8e0b1d3f5a7c9e1bb8bd4d6b3e2d3a0c4a1a9a',
};
