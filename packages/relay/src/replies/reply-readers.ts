import type { BodyProtocol } from '../body/scanned-body.ts';
import { LOOP } from '../large/loop-share.ts';
import type { SseEvent } from '../sse/read-event.ts';
import { readWholeReply, type WholeReply } from './read-whole-reply.ts';
import { summarizeEvent } from './summarize-event.ts';

/**
 * Reads what comes from a vendor, and may do so in a thread where it is large. Throws what the functions do
 * that are named.
 */
export interface ReplyReaders {
  /** {@link readWholeReply} */
  wholeReply(bytes: Buffer, protocol: BodyProtocol): Promise<WholeReply>;
  /** {@link summarizeEvent}, for a large event. */
  largeEvent(bytes: Buffer): Promise<SseEvent>;
  /** Ask the event loop for a piece of work: see `LoopShare`. */
  take(bytes: number): Promise<void> | undefined;
  takeLight(bytes: number): Promise<void> | undefined;
}

/** Reads all of it on the event loop. */
export const READ_HERE: ReplyReaders = {
  wholeReply: async (bytes, protocol) => readWholeReply(bytes, protocol),
  largeEvent: async (bytes) => summarizeEvent(bytes),
  take: (bytes) => LOOP.take('', bytes),
  takeLight: (bytes) => LOOP.takeLight('', bytes),
};
