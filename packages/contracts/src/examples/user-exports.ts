import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const userExportExample = {
  id: exampleId('user-export'),
  status: 'ready',
  bytes: 48_213,
  createdAt: EXAMPLE_TIME,
  readyAt: '2026-05-04T09:30:02.000Z',
  expiresAt: '2026-05-05T09:30:02.000Z',
};

export const downloadUserExportExample = { token: 'pre_Zx3kQ0v6Jm1Rk8nBsW2yT5uH7cF4gL9dA0eI6oPqXrM' };
