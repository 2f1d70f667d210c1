import { ProviderError } from '@refinery/providers/errors.ts';
import type { BodyProtocol } from '@refinery/relay/body/scanned-body.ts';
import { withComments } from '@refinery/relay/relay/with-comments.ts';
import type { BegunReply, EndedReply } from './begun-reply.ts';
import { GatewayRefusal } from './gateway-refusal.ts';

/** What a stream that began with comments has of a reply that never came. */
const NOTHING: EndedReply = {
  status: 'failed',
  error: null,
  model: null,
  finishReason: null,
  usage: null,
  firstContentMs: 0,
  wholeMs: 0,
  bytes: 0,
  requestId: null,
  costMicros: 0,
};

/** A failure within a stream is told in an event of the protocol, which is made from a vendor's error. */
function asProviderError(error: unknown): never {
  if (error instanceof GatewayRefusal && error.details.failure) throw error.details.failure;
  if (!(error instanceof GatewayRefusal)) throw error;
  const { message } = error;
  throw new ProviderError({ provider: 'custom', kind: 'invalid_request', message });
}

/**
 * Waits for a stream to begin; one that takes long begins with comments. From then on the caller has a good
 * status, nobody else is asked, and what fails is told within the stream.
 */
export async function waitingWithComments(
  call: (mayGoOn: () => boolean) => Promise<BegunReply>,
  { protocol, callId }: { protocol: BodyProtocol; callId: string },
): Promise<BegunReply> {
  let hasBegun = false;
  const begin = () => {
    hasBegun = true;
  };
  const pending = call(() => !hasBegun);
  const begun = pending.catch((error: unknown) => {
    if (hasBegun) asProviderError(error);
    throw error;
  });
  const commented = await withComments(begun, { protocol, onBegin: begin });
  if ('reply' in commented) return commented.reply;
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    body: commented.body,
    whole: null,
    facts: { callId, provider: '', model: '', attempts: 1, saved: {} },
    ended: pending.then(
      ({ ended }) => ended,
      () => NOTHING,
    ),
  };
}
