import { CUSTOM_REQUEST_FORMATS, type Provider, type SaveProviderInput } from '@prompt-refinery/client';
import type { RemoteProvider } from '../../../api/providers.ts';
import { chosenOf, numberOf, textOf } from '../../../session/form-data.ts';

/** What the form changes. What is empty or the same is left out, and stays as it is. */
export function providerChange(form: FormData, provider: RemoteProvider, now: Provider): SaveProviderInput {
  const changed = (name: string, before: string | null | undefined): string | undefined => {
    const value = textOf(form, name).trim();
    return value === '' || value === before ? undefined : value;
  };
  const yes = (name: string): boolean => form.has(name);
  const apiKey = changed('apiKey', null);
  const authValue = changed('authValue', null);
  const defaultModel = changed('defaultModel', now.defaultModel);
  const baseUrl = changed('baseUrl', now.baseUrl);
  const authHeader = changed('authHeader', now.authHeader);
  const [requestFormat] = chosenOf(form, 'requestFormat', CUSTOM_REQUEST_FORMATS);
  const position = numberOf(form, 'position');
  return {
    provider,
    ...(apiKey !== undefined && { apiKey }),
    ...(authValue !== undefined && { authValue }),
    ...(defaultModel !== undefined && { defaultModel }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(authHeader !== undefined && { authHeader }),
    ...(requestFormat !== undefined && requestFormat !== now.requestFormat && { requestFormat }),
    ...(position !== null && position !== now.position && { position }),
    ...(yes('enabled') !== now.enabled && { enabled: yes('enabled') }),
    ...(yes('isDefault') !== now.isDefault && { isDefault: yes('isDefault') }),
  };
}
