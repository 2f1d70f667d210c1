import { ProviderError } from '@refinery/providers/errors.ts';

/**
 * An error as the vendor told it, for the caller who made the mistake. Each text is short and shows no key.
 */
export interface VendorRefusal {
  /** Of the reply, or what the vendor means by an error within a good one. */
  status: number;
  type: string | null;
  code: string | null;
  param: string | null;
  /** May quote what the caller wrote: never log it. */
  message: string | null;
  requestId: string | null;
}

/** A {@link ProviderError} of a vendor that answered, with what it said. */
export class RelayError extends ProviderError {
  override readonly name = 'RelayError';
  readonly refusal: VendorRefusal;

  constructor(error: ProviderError, refusal: VendorRefusal) {
    super(error);
    this.refusal = refusal;
  }
}
