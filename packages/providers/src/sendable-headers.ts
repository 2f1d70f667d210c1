import { ProviderError } from './errors.ts';
import { isReservedHeader } from './reserved-headers.ts';
import type { VendorName } from './spec.ts';

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
const HEADER_VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * Makes sure that headers with credentials can be sent.
 * @throws {ProviderError} `auth`, since whoever sends them would quote the offending value, a secret, in its
 * own error
 */
export function assertSendable(provider: VendorName, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name) || isReservedHeader(name) || !HEADER_VALUE.test(value)) {
      throw new ProviderError({ provider, kind: 'auth', reason: 'invalid_credentials' });
    }
  }
}
