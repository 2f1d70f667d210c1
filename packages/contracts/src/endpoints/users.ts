import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { DeleteAccountBody, ErasureSchema } from '../erasure.ts';
import { IdParams } from '../schema-helpers.ts';
import { DownloadUserExportBody, UserExportSchema } from '../user-exports.ts';
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
  description: 'The profile of the person who signed in, or who owns the API key.',
  reply: { 200: ProfileSchema },
  errors: [],
});

export const updateProfileEndpoint = endpoint({
  operationId: 'updateProfile',
  method: 'PUT',
  path: '/api/v1/users/profile',
  access: 'person',
  anySignIn: true,
  action: 'user.update',
  tag,
  summary: 'Change your profile',
  description:
    'Fields that you leave out do not change. `preferences` are replaced as a whole. People only: API keys cannot change a profile.',
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
  description: 'The numbers are about the organization that you are signed in to.',
  reply: { 200: UserStatsSchema },
  errors: [],
});

export const exportUserDataEndpoint = endpoint({
  operationId: 'exportUserData',
  method: 'POST',
  path: '/api/v1/users/export-data',
  access: 'person',
  suspended: true,
  action: 'user.export',
  tag,
  summary: 'Ask for all data that is stored about you',
  description:
    'You get a ZIP of NDJSON files with your data from all your organizations, without hashes and secrets. It is made in the background. Then you get a mail with a link that works once, within 24 hours. You can have one export at a time, and three a day. People only.',
  reply: { 202: UserExportSchema },
  errors: ['export_in_progress'],
  idempotent: true,
});

export const getUserExportEndpoint = endpoint({
  operationId: 'getUserExport',
  method: 'GET',
  path: '/api/v1/users/export-data/:id',
  access: 'person',
  suspended: true,
  tag,
  summary: 'Status of an export of your data',
  description: 'It does not matter which organization you are signed in to. People only.',
  params: IdParams,
  reply: { 200: UserExportSchema },
  errors: ['export_not_found'],
});

export const downloadUserExportEndpoint = endpoint({
  operationId: 'downloadUserExport',
  method: 'POST',
  path: '/api/v1/users/export-data/download',
  access: 'public',
  action: 'user.download-export',
  tag,
  summary: 'Download an export of your data',
  description:
    'Send the token of the mailed link. It works once: the archive is deleted after you have received it. If the connection breaks before that, the link still works.',
  body: DownloadUserExportBody,
  reply: { 200: { media: { 'application/zip': Type.String({ examples: ['PK…'] }) } } },
  errors: ['account_token_invalid', 'rate_limited'],
  limits: { bodyBytes: 16 * 1024 },
});

export const deleteAccountEndpoint = endpoint({
  operationId: 'deleteAccount',
  method: 'DELETE',
  path: '/api/v1/users/delete-account',
  access: 'person',
  suspended: true,
  unverified: true,
  action: 'user.erase',
  tag,
  summary: 'Delete your account',
  description:
    'Deletes at once and permanently everything that belongs only to you, and the organizations of which you are the only member. Other organizations keep your work under your old id, which no longer belongs to anybody. If you are the only admin of one of them, make another member an admin first. Send your password, and a code if two-factor sign-in is on. Wrong ones count as failed sign-ins. The answer is a receipt. Its SHA-256 is written in the audit logs of the organizations. People only.',
  body: DeleteAccountBody,
  reply: { 200: ErasureSchema },
  errors: ['wrong_password', 'two_factor_required', 'two_factor_code_invalid', 'last_admin'],
  limits: { bodyBytes: 16 * 1024 },
});

export const userEndpoints = [
  getProfileEndpoint,
  updateProfileEndpoint,
  getUserStatsEndpoint,
  exportUserDataEndpoint,
  getUserExportEndpoint,
  downloadUserExportEndpoint,
  deleteAccountEndpoint,
] as const;
