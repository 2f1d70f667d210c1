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

export const exportUserDataEndpoint = endpoint({
  operationId: 'exportUserData',
  method: 'POST',
  path: '/api/v1/users/export-data',
  access: 'person',
  suspended: true,
  action: 'user.export',
  tag,
  summary: 'Ask for everything that is held about you',
  description:
    'A ZIP of NDJSON files with what is yours in all your organizations, without hashes and secrets. It is made beside; then a link is mailed that works once, for 24 hours. One at a time, three a day. People only.',
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
  summary: 'How far an export of your data is',
  description: 'Whatever organization you are signed in to. People only.',
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
    'By the token of the link that was mailed. Once: the archive is deleted when it has arrived. Where the connection breaks before, the link still works.',
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
    'At once, and for good: with everything that is yours alone, and the organizations of which you are the only member. Others keep your work under an id that is nobody’s any more; those without another admin have to be handed over first. Takes the password, and a code where sign-in asks for one; wrong ones count as failed sign-ins. Answers a receipt whose SHA-256 stands in the audit logs of the organizations. People only.',
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
