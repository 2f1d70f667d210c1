import { exampleId } from './ids.ts';

export const invitationTokenExample = 'pri_k2Vh0rJ9sX4…';

export const createInvitationExample = { email: 'mary@example.com', role: 'member', expiresInDays: 7 };

export const invitationExample = {
  id: exampleId('invitation'),
  email: 'mary@example.com',
  role: 'member',
  invitedBy: exampleId('user'),
  createdAt: '2026-05-04T10:00:00.000Z',
  expiresAt: '2026-05-11T10:00:00.000Z',
};

export const acceptInvitationExample = { token: invitationTokenExample };
export const acceptAsNewExample = {
  token: invitationTokenExample,
  fullName: 'Mary Somerville',
  password: 'the connexion of the sciences',
};

export const invitationPreviewExample = {
  organizationName: 'Analytical Engines',
  email: 'mary@example.com',
  role: 'member',
  expiresAt: '2026-05-11T10:00:00.000Z',
};
