import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  ProviderParams,
  ProviderSchema,
  ProviderTestSchema,
  SaveProviderBody,
  SaveVerificationBody,
  VerificationSettingsSchema,
} from '../providers.ts';
import { NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Providers', description: 'Vendors of models: credentials, order, the second reader' };

export const listProvidersEndpoint = endpoint({
  operationId: 'listProviders',
  method: 'GET',
  path: '/api/v1/providers',
  access: 'providers:read',
  tag,
  summary: 'List providers, in the order in which `auto` tries them',
  description:
    'If a provider cannot be used, the answer says what is missing. Only the last four characters of credentials are shown.',
  reply: { 200: Type.Array(ProviderSchema) },
  errors: [],
});

export const getVerificationSettingsEndpoint = endpoint({
  operationId: 'getVerificationSettings',
  method: 'GET',
  path: '/api/v1/providers/verification',
  access: 'providers:read',
  tag,
  summary: 'When the second reader checks a model’s result, and which model it is',
  description: 'These are the defaults of the organization. A request can set other values.',
  reply: { 200: VerificationSettingsSchema },
  errors: [],
});

export const saveVerificationSettingsEndpoint = endpoint({
  operationId: 'saveVerificationSettings',
  method: 'PUT',
  path: '/api/v1/providers/verification',
  access: 'providers:write',
  action: 'verification.save',
  tag,
  summary: 'Set the second reader and when it is asked (admins)',
  description: 'Fields that you leave out do not change.',
  body: SaveVerificationBody,
  reply: { 200: VerificationSettingsSchema },
  errors: ['provider_not_usable'],
});

export const saveProviderEndpoint = endpoint({
  operationId: 'saveProvider',
  method: 'PUT',
  path: '/api/v1/providers/:provider',
  access: 'providers:write',
  action: 'provider.save',
  tag,
  summary: 'Set up a provider (admins)',
  description: 'Fields that you leave out do not change.',
  params: ProviderParams,
  body: SaveProviderBody,
  reply: { 200: ProviderSchema },
  errors: ['blocked_address', 'provider_not_usable'],
});

export const deleteProviderEndpoint = endpoint({
  operationId: 'deleteProvider',
  method: 'DELETE',
  path: '/api/v1/providers/:provider',
  access: 'providers:write',
  action: 'provider.delete',
  tag,
  summary: "Delete the organization's configuration of a provider (admins)",
  description:
    'Its credentials are deleted. If the operator has set shared credentials, the provider can be used with those.',
  params: ProviderParams,
  reply: { 204: NOTHING },
  errors: ['provider_not_configured'],
});

export const testProviderEndpoint = endpoint({
  operationId: 'testProvider',
  method: 'POST',
  path: '/api/v1/providers/:provider/test',
  access: 'providers:write',
  action: null,
  tag,
  summary: 'Make one very small real call (admins)',
  description:
    "Asks the provider's model for one word, with the credentials that a refinement would use. What went wrong is in the reply.",
  params: ProviderParams,
  reply: { 200: ProviderTestSchema },
  errors: ['provider_not_usable', 'blocked_address'],
});

export const providerEndpoints = [
  listProvidersEndpoint,
  getVerificationSettingsEndpoint,
  saveVerificationSettingsEndpoint,
  saveProviderEndpoint,
  deleteProviderEndpoint,
  testProviderEndpoint,
] as const;
