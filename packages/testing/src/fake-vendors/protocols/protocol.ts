import type { FakeRequest } from '../fake-request.ts';
import type { FakeFinishReason, FakeUsage } from '../steps.ts';

export type ProtocolName = 'openai' | 'anthropic' | 'generic';

/** A reply of a fake vendor before it is sent. */
export interface WireReply {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

export interface WireError {
  status: number;
  code?: string | undefined;
  message?: string | undefined;
  /** The parameter that is wrong. */
  param?: string | undefined;
}

/** What distinguishes one wire protocol from another. All functions are pure but for ids. */
export interface Protocol {
  /** What a client is configured with, relative to the server's URL. */
  basePath: string;
  /** Whether this path is the completion endpoint. */
  isEndpoint(path: string): boolean;
  /** Reads the protocol's own fields out of a body. */
  read(body: unknown): Pick<FakeRequest, 'model' | 'system' | 'messages' | 'wantsFormat'>;
  /** The refusal of a request that the vendor would refuse, as the vendor words it. */
  check(request: FakeRequest, apiKey: string | undefined): WireError | undefined;
  reply(
    request: FakeRequest,
    text: string,
    finishReason: FakeFinishReason,
    model?: string,
    usage?: FakeUsage,
  ): WireReply;
  empty(request: FakeRequest): WireReply;
  error(error: WireError): WireReply;
  unsupportedFormat: WireError;
}
