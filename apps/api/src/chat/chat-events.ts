import type { ChatTurn } from '@refinery/contracts/chat.ts';
import type { TurnPieces } from '@refinery/domain/chat/send-chat-message.ts';
import type { FastifyRequest } from 'fastify';
import { problemOf } from '../plugins/problem.ts';
import { sourceOf } from '../plugins/problems.ts';

/** After so many milliseconds without a word proxies begin to think that a connection is dead. */
const QUIET_MS = 15_000;

type Piece = IteratorResult<string, ChatTurn | null>;

/** A turn whose reply has begun, or takes its time. */
export interface BegunTurn {
  first: Promise<Piece>;
  pieces: TurnPieces;
}

/** A turn that has ended, as if it came now. */
export const wholeTurn = (whole: ChatTurn): BegunTurn => ({
  first: Promise.resolve({ done: false, value: whole.message.content }),
  pieces: ended(whole),
});

async function* ended(whole: ChatTurn): TurnPieces {
  // All of it was given before.
  yield* [];
  return whole;
}

/**
 * Waits for the first piece of a reply, so that what fails before it is answered with its status; but no
 * longer than a proxy waits.
 * @throws what the turn fails with
 */
export async function beginTurn(pieces: TurnPieces, quietMs = QUIET_MS): Promise<BegunTurn> {
  const first = pieces.next();
  await within(first, quietMs);
  return { first, pieces };
}

/**
 * The server-sent events of a turn, each made when it is taken: a slow reader holds up the vendor and not the
 * memory. An error in the middle is an event, too: the status was sent before. Where nothing comes for long,
 * a comment says that somebody is still there.
 */
export async function* chatEvents(
  { first, pieces }: BegunTurn,
  request: FastifyRequest,
  quietMs = QUIET_MS,
): AsyncGenerator<string> {
  try {
    for (let next = first; ; next = pieces.next()) {
      let piece = await within(next, quietMs);
      while (piece === null) {
        yield ': still there\n\n';
        piece = await within(next, quietMs);
      }
      if (piece.done) {
        if (piece.value) yield event('completed', piece.value);
        return;
      }
      if (piece.value) yield event('delta', { text: piece.value });
    }
  } catch (error) {
    const source = sourceOf(error, request);
    if (source.code === 'internal_error') request.log.error({ err: error }, 'chat failed');
    yield event('error', problemOf(source, request.id));
  }
}

/** What comes within so many milliseconds; null: it takes longer. */
async function within(piece: Promise<Piece>, ms: number): Promise<Piece | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([piece, late]);
  } finally {
    clearTimeout(timer);
  }
}

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
