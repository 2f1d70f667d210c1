import {
  deleteProviderEndpoint,
  getVerificationSettingsEndpoint,
  listProvidersEndpoint,
  saveProviderEndpoint,
  saveVerificationSettingsEndpoint,
  testProviderEndpoint,
} from '@refinery/contracts/endpoints/providers.ts';
import { deleteProvider } from '@refinery/domain/providers/delete-provider.ts';
import { listProviders } from '@refinery/domain/providers/list-providers.ts';
import { saveProvider } from '@refinery/domain/providers/save-provider.ts';
import { testProvider } from '@refinery/domain/providers/test-provider.ts';
import {
  getVerificationSettings,
  saveVerificationSettings,
} from '@refinery/domain/providers/verification-settings.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const providerRoutes = (): Binding[] => [
  bind(listProvidersEndpoint, listProviders),
  bind(getVerificationSettingsEndpoint, getVerificationSettings),
  bind(saveVerificationSettingsEndpoint, saveVerificationSettings),
  bind(saveProviderEndpoint, saveProvider),
  bind(deleteProviderEndpoint, deleteProvider),
  bind(testProviderEndpoint, (ctx, input) => testProvider(ctx, input)),
];
