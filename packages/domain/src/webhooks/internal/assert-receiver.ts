import { assertAllowedUrl } from '@refinery/providers/ssrf-guard/allowed-url.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';

/** Refuses an address that nothing would be delivered to. Errors: `blocked_address`. */
export function assertReceiver({ settings }: Pick<Context, 'settings'>, url: string): void {
  try {
    assertAllowedUrl(url, settings.upstreamAllowlist);
  } catch (error) {
    if (error instanceof BlockedAddressError) throw new DomainError('blocked_address', error.message);
    throw error;
  }
}
