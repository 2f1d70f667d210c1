import { assertAllowedUrl } from '@refinery/providers/ssrf-guard/allowed-url.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { Allowlist } from '@refinery/providers/ssrf-guard/upstream-allowlist.ts';
import { connectionInvalid } from '../errors/connection-invalid.ts';

/**
 * Refuses an address of metadata, called `name` there, that is a script, or lies where addresses that tenants
 * choose may not: people's browsers are sent to such. Errors: `connection_invalid`.
 */
export function requireAllowedAddress(
  { settings }: { settings: { upstreamAllowlist: Allowlist } },
  name: string,
  address: string,
): void {
  try {
    assertAllowedUrl(address, settings.upstreamAllowlist);
  } catch (error) {
    if (!(error instanceof BlockedAddressError)) throw error;
    throw connectionInvalid(`Its ${name} cannot be used. ${error.message}`, error);
  }
}
