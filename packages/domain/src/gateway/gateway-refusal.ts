import type { ProviderError } from '@refinery/providers/errors.ts';
import type { VendorRefusal } from '@refinery/relay/relay/relay-error.ts';

export interface RefusalDetails {
  /**
   * Of HTTP: the vendors' protocols have statuses of their own for the same thing, which the transport knows.
   */
  status: number;
  /** Stable; in the words of the vendors' SDKs where they have some. */
  code: string;
  message: string;
  /** The field of the body that it is about. */
  param?: string | null | undefined;
  retryAfterMs?: number | undefined;
  /** Whether SDKs are told not to send the request again by themselves. */
  final?: boolean;
  /** Why nobody answered, where vendors failed. */
  failure?: ProviderError;
  /** What the vendor said of it, which is passed on. */
  vendorRefusal?: VendorRefusal;
  /** What the reply's headers say of the call, where one was made. */
  facts?: CallFacts | undefined;
}

/** What a caller learns of a call beside the reply itself. */
export interface CallFacts {
  callId: string;
  provider: string;
  model: string;
  attempts: number;
  saved: Record<string, number>;
}

/**
 * Why a call to a model came to nothing. `message` is safe to show to the caller, and may quote what they
 * wrote: it is never logged.
 */
export class GatewayRefusal extends Error {
  override readonly name = 'GatewayRefusal';
  readonly details: RefusalDetails;

  constructor(details: RefusalDetails) {
    super(details.message);
    this.details = details;
  }
}

/** A request that is refused before any vendor is asked. */
export const badRequest = (code: string, message: string, param?: string): GatewayRefusal =>
  new GatewayRefusal({ status: 400, code, message, param });
