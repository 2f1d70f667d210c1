import {
  createOrganizationApiKeyEndpoint,
  createOrganizationEndpoint,
  deleteOrganizationEndpoint,
  getOrganizationEndpoint,
  listOrganizationApiKeysEndpoint,
  listOrganizationsEndpoint,
  restoreOrganizationEndpoint,
  updateOrganizationEndpoint,
} from '@refinery/contracts/endpoints/organizations.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { listApiKeys } from '@refinery/domain/api-keys/list-api-keys.ts';
import { createOrganization } from '@refinery/domain/organizations/create-organization.ts';
import { deleteOrganization } from '@refinery/domain/organizations/delete-organization.ts';
import { getOrganization } from '@refinery/domain/organizations/get-organization.ts';
import { listOrganizations } from '@refinery/domain/organizations/list-organizations.ts';
import { restoreOrganization } from '@refinery/domain/organizations/restore-organization.ts';
import { updateOrganization } from '@refinery/domain/organizations/update-organization.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const organizationRoutes = (): Binding[] => [
  bind(listOrganizationsEndpoint, listOrganizations),
  bind(createOrganizationEndpoint, createOrganization),
  bind(getOrganizationEndpoint, getOrganization),
  bind(updateOrganizationEndpoint, updateOrganization),
  bind(deleteOrganizationEndpoint, deleteOrganization),
  bind(restoreOrganizationEndpoint, restoreOrganization),
  bind(listOrganizationApiKeysEndpoint, listApiKeys),
  bind(createOrganizationApiKeyEndpoint, createApiKey, { rebuild: gone('api_key_not_found') }),
];
