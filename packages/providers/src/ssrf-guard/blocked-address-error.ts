/**
 * An outgoing address that the guard does not allow. `message` is plain and safe to show to whoever chose the
 * address.
 */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
}
