import { endpoint } from '../endpoint.ts';
import { ProfileSchema, UpdateProfileBody, UserStatsSchema } from '../users.ts';

const tag = { name: 'Users', description: 'People: who they are and what they did' };

export const getProfileEndpoint = endpoint({
  operationId: 'getProfile',
  suspended: true,
  method: 'GET',
  path: '/api/v1/users/profile',
  access: 'signed-in',
  unverified: true,
  tag,
  summary: 'Your profile',
  description: 'The person who signed in, or whose API key calls.',
  reply: { 200: ProfileSchema },
  errors: [],
});

export const updateProfileEndpoint = endpoint({
  operationId: 'updateProfile',
  method: 'PUT',
  path: '/api/v1/users/profile',
  access: 'person',
  action: 'user.update',
  tag,
  summary: 'Change your profile',
  description:
    'Fields that are left out stay as they are; `preferences` are replaced as a whole. People only: an API key changes nobody.',
  body: UpdateProfileBody,
  reply: { 200: ProfileSchema },
  errors: [],
  limits: { bodyBytes: 64 * 1024 },
});

export const getUserStatsEndpoint = endpoint({
  operationId: 'getUserStats',
  method: 'GET',
  path: '/api/v1/users/stats',
  access: 'signed-in',
  tag,
  summary: 'What you did this month',
  description: 'In the organization that you are signed in to.',
  reply: { 200: UserStatsSchema },
  errors: [],
});

export const userEndpoints = [getProfileEndpoint, updateProfileEndpoint, getUserStatsEndpoint] as const;
