import type { CallKind } from '@refinery/contracts/enums.ts';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';

/** A request to a model, as its caller sent it. */
export interface ModelRequest {
  operation: WireOperation;
  body: Buffer;
  kind: Extract<CallKind, 'gateway' | 'chat'>;
  /** What is kept with the call. */
  tags: Record<string, string>;
  /** Headers that go on to the vendor beside the credentials. */
  headers: Record<string, string>;
  /** Aborted when the caller leaves. */
  signal: AbortSignal;
  /**
   * Whether a stream that does not begin for a while begins with comments, so that nobody takes the
   * connection for dead.
   */
  comments?: boolean;
}
