import { ProviderError } from '../errors.ts';
import type { ApiKeyCredentials, Credentials, VendorName } from '../spec.ts';

/**
 * Narrows credentials to those of a vendor with an API key.
 * @throws {ProviderError} `auth` for those of a custom endpoint, or an empty key
 */
export function requireApiKey(provider: VendorName, credentials: Credentials): ApiKeyCredentials {
  if (!('apiKey' in credentials) || credentials.apiKey === '') {
    throw new ProviderError({ provider, kind: 'auth', reason: 'invalid_credentials' });
  }
  return credentials;
}
