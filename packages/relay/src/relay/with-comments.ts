import { PassThrough, pipeline, type Readable } from 'node:stream';
import { ProviderError } from '@refinery/providers/errors.ts';
import type { BodyProtocol } from '../body/scanned-body.ts';
import { readerOf } from '../replies/reader-of.ts';

/** Milliseconds. */
const DEFAULT_EVERY_MS = 15_000;

/** A line that readers of events skip: it keeps a connection from being taken for dead. */
const COMMENT = ': waiting\n\n';

export interface CommentOptions {
  /** The protocol that the caller reads. */
  protocol: BodyProtocol;
  /**
   * How long a reply may take to begin, and how long nothing may be sent before it does, in milliseconds.
   * Default 15 s.
   */
  everyMs?: number;
  /**
   * Called once where comments begin. From here on the caller has a stream with a good status: no other
   * vendor should be asked any more, since how the reply of this one fails is told within the stream.
   */
  onBegin?: () => void;
}

/** A reply that began in time, or the stream that the caller gets until it does. */
export type Commented<Reply> = { reply: Reply } | { body: Readable };

/** The event that tells of a failure within a stream. What is none of a vendor's is told in general words. */
function errorEvent(protocol: BodyProtocol, error: unknown): string {
  const told =
    error instanceof ProviderError
      ? error
      : new ProviderError({ provider: 'custom', kind: 'network', message: 'The reply failed.' });
  return readerOf(protocol).errorEvent(told);
}

/** Sends comments until the reply begins, and then the reply. */
function commentedBody<Reply extends { body: Readable }>(
  pending: Promise<Reply>,
  protocol: BodyProtocol,
  everyMs: number,
): Readable {
  const body = new PassThrough();
  // Whoever has left does not listen any more, and an error that nobody listens to ends the process.
  body.on('error', () => {});
  const comment = () => {
    // Who does not read needs no sign of life.
    if (!body.writableNeedDrain) body.write(COMMENT);
  };
  comment();
  const timer = setInterval(comment, everyMs);
  body.once('close', () => clearInterval(timer));
  pending.then(
    (reply) => {
      clearInterval(timer);
      // Where the caller has left, nothing can be piped any more.
      if (body.destroyed) reply.body.destroy();
      else pipeline(reply.body, body, () => {});
    },
    (error: unknown) => {
      clearInterval(timer);
      if (!body.destroyed) body.end(errorEvent(protocol, error));
    },
  );
  return body;
}

/**
 * Waits for a streamed reply to begin. Where that takes long, the caller gets a stream of comments at once,
 * which the reply follows. Destroying that stream ends a reply that has begun; what has not is ended by the
 * caller's signal.
 * @throws what `pending` rejects with before that
 */
export async function withComments<Reply extends { body: Readable }>(
  pending: Promise<Reply>,
  options: CommentOptions,
): Promise<Commented<Reply>> {
  const { protocol, everyMs = DEFAULT_EVERY_MS, onBegin } = options;
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), everyMs);
  try {
    const reply = await Promise.race([pending, late.promise]);
    if (reply) return { reply };
  } finally {
    clearTimeout(timer);
  }
  onBegin?.();
  return { body: commentedBody(pending, protocol, everyMs) };
}
