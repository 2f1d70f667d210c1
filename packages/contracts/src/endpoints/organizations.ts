import { Type } from 'typebox';
import { ApiKeySchema, CreateApiKeyBody, CreatedApiKeySchema } from '../api-keys.ts';
import { endpoint } from '../endpoint.ts';
import {
  ConfirmSlugQuery,
  CreateOrganizationBody,
  OrganizationParams,
  OrganizationSchema,
  UpdateOrganizationBody,
} from '../organizations.ts';
import { PageQuery } from '../pagination.ts';

const tag = {
  name: 'Organizations',
  description:
    'Teams and what belongs to them. `/workspaces` and `/tenants` are other names of `/organizations`, also for all paths below it',
};
const PATH = '/api/v1/organizations';

export const listOrganizationsEndpoint = endpoint({
  operationId: 'listOrganizations',
  suspended: true,
  method: 'GET',
  path: PATH,
  access: 'person',
  anySignIn: true,
  tag,
  summary: 'Your organizations',
  description: 'All organizations that you are a member of, newest first. People only.',
  query: PageQuery,
  reply: { 200: Type.Array(OrganizationSchema) },
  errors: [],
  page: true,
});

export const createOrganizationEndpoint = endpoint({
  operationId: 'createOrganization',
  method: 'POST',
  path: PATH,
  access: 'person',
  action: 'organization.create',
  tag,
  summary: 'Make another organization',
  description:
    'You become its admin. You stay signed in to your current organization. Use `POST /auth/switch-organization` to switch to the new one. People only.',
  body: CreateOrganizationBody,
  reply: { 201: OrganizationSchema },
  errors: ['organization_slug_taken', 'limit_reached'],
  idempotent: true,
});

export const getOrganizationEndpoint = endpoint({
  operationId: 'getOrganization',
  suspended: true,
  method: 'GET',
  path: `${PATH}/:organizationId`,
  access: 'signed-in',
  tag,
  summary: 'One organization',
  description:
    'You can read any organization that you are a member of. An API key can read only the one that it belongs to.',
  params: OrganizationParams,
  reply: { 200: OrganizationSchema },
  errors: [],
});

export const updateOrganizationEndpoint = endpoint({
  operationId: 'updateOrganization',
  method: 'PUT',
  path: `${PATH}/:organizationId`,
  access: 'organization:write',
  action: 'organization.update',
  tag,
  summary: 'Change an organization',
  description:
    'Fields that you leave out do not change. To require two-factor sign-in, you must have it on yourself. Texts that `promptRetentionDays` removes cannot be restored.',
  params: OrganizationParams,
  body: UpdateOrganizationBody,
  reply: { 200: OrganizationSchema },
  errors: ['organization_slug_taken', 'two_factor_not_set_up'],
});

export const deleteOrganizationEndpoint = endpoint({
  operationId: 'deleteOrganization',
  suspended: true,
  method: 'DELETE',
  path: `${PATH}/:organizationId`,
  access: 'organization:write',
  action: 'organization.delete',
  tag,
  summary: 'Delete an organization in seven days',
  description:
    'Until then it works as before, and `POST …/restore` cancels the deletion. After that, everything that belongs to it is deleted. If you send the request again, nothing changes.',
  params: OrganizationParams,
  query: ConfirmSlugQuery,
  reply: { 200: OrganizationSchema },
  errors: [],
});

export const restoreOrganizationEndpoint = endpoint({
  operationId: 'restoreOrganization',
  method: 'POST',
  path: `${PATH}/:organizationId/restore`,
  access: 'organization:write',
  action: 'organization.restore',
  tag,
  summary: 'Cancel the deletion of an organization',
  description: 'If no deletion was requested, nothing changes.',
  params: OrganizationParams,
  reply: { 200: OrganizationSchema },
  errors: [],
});

export const listOrganizationApiKeysEndpoint = endpoint({
  operationId: 'listOrganizationApiKeys',
  method: 'GET',
  path: `${PATH}/:organizationId/api-keys`,
  access: 'api-keys:read',
  tag,
  summary: 'API keys of an organization',
  description: 'Like `GET /api-keys`, but for any organization that you are a member of.',
  params: OrganizationParams,
  query: PageQuery,
  reply: { 200: Type.Array(ApiKeySchema) },
  errors: [],
  page: true,
});

export const createOrganizationApiKeyEndpoint = endpoint({
  operationId: 'createOrganizationApiKey',
  method: 'POST',
  path: `${PATH}/:organizationId/api-keys`,
  access: 'api-keys:write',
  action: 'api-key.create',
  tag,
  summary: 'Make an API key of an organization',
  description: 'Like `POST /api-keys`, but for any organization that you are a member of.',
  params: OrganizationParams,
  body: CreateApiKeyBody,
  reply: { 201: CreatedApiKeySchema },
  errors: ['api_key_not_found'],
  idempotent: true,
});

export const organizationEndpoints = [
  listOrganizationsEndpoint,
  createOrganizationEndpoint,
  getOrganizationEndpoint,
  updateOrganizationEndpoint,
  deleteOrganizationEndpoint,
  restoreOrganizationEndpoint,
  listOrganizationApiKeysEndpoint,
  createOrganizationApiKeyEndpoint,
] as const;
