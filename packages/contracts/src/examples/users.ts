import { exampleId } from './ids.ts';

export const updateProfileExample = { fullName: 'Ada King', locale: 'en-GB', preferences: { theme: 'dark' } };

export const profileExample = {
  id: exampleId('user'),
  email: 'ada@example.com',
  emailVerified: true,
  fullName: 'Ada King',
  locale: 'en-GB',
  preferences: { theme: 'dark' },
  createdAt: '2026-05-04T10:00:00.000Z',
};

export const userStatsExample = {
  period: { start: '2026-05-01T00:00:00.000Z', end: '2026-06-01T00:00:00.000Z' },
  optimizations: 120,
  tokensSaved: 8_400,
  batches: 3,
  apiKeys: 2,
  memberSince: '2026-05-04T10:00:00.000Z',
};

export const changePasswordExample = {
  currentPassword: 'a long pass phrase',
  newPassword: 'a longer pass phrase',
};

export const openSessionExample = {
  id: exampleId('session'),
  kind: 'tokens',
  device: 'Mozilla/5.0 (X11; Linux x86_64)',
  address: '192.0.2.7',
  current: true,
  createdAt: '2026-05-04T10:00:00.000Z',
  lastSeenAt: '2026-05-04T12:30:00.000Z',
  expiresAt: '2026-05-11T12:30:00.000Z',
};
