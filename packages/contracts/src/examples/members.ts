import { exampleId } from './ids.ts';

export const memberExample = {
  id: exampleId('user'),
  email: 'ada@example.com',
  fullName: 'Ada Lovelace',
  role: 'admin',
  joinedAt: '2026-05-04T10:00:00.000Z',
};

export const addMemberExample = {
  email: 'charles@example.com',
  fullName: 'Charles Babbage',
  password: 'cogs and wheels, turning',
  role: 'member',
};
export const updateMemberExample = { role: 'viewer' };
